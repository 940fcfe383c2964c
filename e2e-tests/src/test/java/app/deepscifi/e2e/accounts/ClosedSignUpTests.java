package app.deepscifi.e2e.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClosedSignUpTests {

    @Test
    void strangers_make_no_accounts_where_sign_up_is_closed_and_who_has_one_signs_in() {
        try (var platform = TestPlatform.start()) {
            var ada = platform.signUp("Ada");
            platform.restart(Map.of("SIGN_UP", "closed"));

            var refused = platform
                .visitor()
                .post(
                    "/api/auth/signup",
                    Map.of(
                        "email",
                        UUID.randomUUID() + "@example.org",
                        "password",
                        Person.PASSWORD,
                        "displayName",
                        "Bo"
                    )
                )
                .is(403);

            assertThat(refused.problem()).isEqualTo("sign-up-closed");
            assertThat(refused.json().path("detail").asString()).contains("ask the person who runs this site");
            assertThat(platform.visitor().get("/api/platform").is(200).json().path("signUpOpen").asBoolean()).isFalse();
            platform
                .visitor()
                .post("/api/auth/signin", Map.of("email", ada.email(), "password", Person.PASSWORD))
                .is(200);
        }
    }
}
