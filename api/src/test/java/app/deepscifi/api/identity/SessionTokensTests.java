package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTokensTests {

    private final SessionTokens tokens = new SessionTokens(IdentitySettingsTests.DEFAULT, Clock.systemUTC());
    private final UUID session = UUID.randomUUID();

    @Test
    void a_token_names_its_session() {
        var token = tokens.sign(UserId.random(), session, Instant.now().plus(Duration.ofDays(1)));

        assertThat(tokens.sessionIn(token)).contains(session);
    }

    @Test
    void a_token_that_is_over_forged_or_nonsense_names_none() {
        var past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
        var over = new SessionTokens(IdentitySettingsTests.DEFAULT, past).sign(
            UserId.random(),
            session,
            Instant.now().minus(Duration.ofDays(1))
        );
        var token = tokens.sign(UserId.random(), session, Instant.now().plus(Duration.ofDays(1)));

        assertThat(tokens.sessionIn(over)).isEmpty();
        assertThat(tokens.sessionIn(token.substring(0, token.lastIndexOf('.') + 1) + "AAAA")).isEmpty();
        assertThat(tokens.sessionIn("nonsense")).isEmpty();
        assertThat(tokens.sessionIn("")).isEmpty();
    }
}
