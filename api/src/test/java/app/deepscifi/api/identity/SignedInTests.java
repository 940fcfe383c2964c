package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.http.HttpSettings;
import app.deepscifi.domain.UserId;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SignedInTests {

    private final Clock clock = Clock.systemUTC();
    private final SessionTokens tokens = new SessionTokens(IdentitySettingsTests.DEFAULT, clock);
    private final SignedIn signedIn = new SignedIn(
        new SessionCookie(IdentitySettingsTests.DEFAULT, new HttpSettings(null, HttpSettings.Proxy.NONE)),
        tokens,
        new SessionStore(JdbcClient.create(new SimpleDriverDataSource()), _ -> {}, clock),
        clock
    );
    private final UUID session = UUID.randomUUID();

    @Test
    void the_signature_is_verified_once_for_each_request() {
        var request = request(tokens.sign(UserId.random(), session, Instant.now().plus(Duration.ofDays(1))));
        assertThat(signedIn.of(request)).contains(session);

        request.setCookies(cookie("read again"));

        assertThat(signedIn.of(request)).contains(session);
        assertThat(signedIn.of(request("read again"))).isEmpty();
    }

    @Test
    void a_request_without_a_valid_signature_has_no_session_however_often_it_is_asked() {
        var request = request("forged");

        assertThat(signedIn.of(request)).isEmpty();
        assertThat(signedIn.of(request)).isEmpty();
    }

    private static MockHttpServletRequest request(String token) {
        var request = new MockHttpServletRequest();
        request.setCookies(cookie(token));
        return request;
    }

    private static Cookie cookie(String token) {
        return new Cookie("deepscifi_session_80", token);
    }
}
