package app.deepscifi.e2e.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.identity.Sessions;
import app.deepscifi.domain.UserId;
import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A browser has one cookie, the cookie belongs to one session, and each session ends. */
@WithPlatform
@WithPlatform.Alone
class SessionsTests {

    private final TestPlatform platform;
    private final JdbcClient jdbc;
    private final Person ada;

    SessionsTests(TestPlatform platform) {
        this.platform = platform;
        this.jdbc = platform.part(JdbcClient.class);
        this.ada = platform.signUp("Ada");
    }

    @Test
    void the_cookie_of_an_instance_on_this_machine_names_its_port() {
        assertThat(ada.cookies().getCookieStore().getCookies())
            .extracting(cookie -> cookie.getName())
            .containsExactly("deepscifi_session_" + platform.address().getPort());
    }

    @Test
    void signing_in_again_ends_the_session_that_the_browser_had() {
        var before = ada.cookie();
        ada.signIn(Person.PASSWORD).is(200);

        assertThat(sessions(ada)).isEqualTo(1);
        ada.get("/api/auth/me").is(200);
        asks(before).is(401);
    }

    @Test
    void signing_in_as_somebody_else_ends_the_session_that_the_browser_had() {
        var bo = platform.signUp("Bo");
        var before = ada.cookie();

        ada.post("/api/auth/signin", Map.of("email", bo.email(), "password", Person.PASSWORD)).is(200);

        assertThat(sessions(ada)).isZero();
        asks(before).is(401);
    }

    @Test
    void a_sign_in_that_fails_ends_nothing() {
        ada.signIn("not my password").is(401);

        ada.get("/api/auth/me").is(200);
    }

    @Test
    void a_session_that_is_used_lives_on_and_one_that_is_not_ends_after_14_days() {
        assertThat(daysLeft()).isBetween(13.9, 14.0);
        grow(13);
        ada.get("/api/auth/me").is(200);
        assertThat(daysLeft()).isBetween(13.9, 14.0);

        grow(14);

        ada.get("/api/auth/me").is(401);
    }

    @Test
    void no_session_lasts_longer_than_30_days_however_it_is_used() {
        for (var day = 0; day < 29; day++) {
            grow(1);
            ada.get("/api/auth/me").is(200);
        }
        assertThat(daysLeft()).isBetween(0.9, 1.0);

        grow(1);

        ada.get("/api/auth/me").is(401);
    }

    /** Ages the session by so many days without use. */
    private void grow(int days) {
        jdbc.sql(
            """
            update sessions
            set created_at = created_at - :days * interval '1 day', expires_at = expires_at - :days * interval '1 day'
            where user_id = :user
            """
        )
            .param("days", days)
            .param("user", UUID.fromString(ada.id()))
            .update();
        platform.part(Sessions.class).forget(new UserId(UUID.fromString(ada.id())));
    }

    private double daysLeft() {
        return jdbc
            .sql("select extract(epoch from expires_at - now()) / 86400 from sessions where user_id = :user")
            .param("user", UUID.fromString(ada.id()))
            .query(Double.class)
            .single();
    }

    private Answer asks(String cookie) {
        return platform.visitor().send("GET", "/api/auth/me", Map.of("Cookie", cookie), new byte[0]);
    }

    private int sessions(Person person) {
        return jdbc
            .sql("select count(*) from sessions where user_id = :user")
            .param("user", UUID.fromString(person.id()))
            .query(Integer.class)
            .single();
    }
}
