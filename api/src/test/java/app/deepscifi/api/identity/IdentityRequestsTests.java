package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.api.identity.IdentityRequests.SignIn;
import app.deepscifi.api.identity.IdentityRequests.SignUp;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRequestsTests {

    @Test
    void one_address_is_one_account_however_it_is_written() {
        assertThat(new SignUp(" Ada@Example.ORG ", "correct horse", " Ada ")).isEqualTo(
            new SignUp("ada@example.org", "correct horse", "Ada")
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ada", "ada@", "@example.org", "a b@example.org", "a@b@c", "a@b\nc" })
    void an_invalid_email_is_refused(String email) {
        var refused = catchThrowableOfType(InvalidInput.class, () -> new SignIn(email, "x"));
        assertThat(refused.violations()).extracting(Violation::path).containsExactly("email");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        var refused = catchThrowableOfType(InvalidInput.class, () ->
            new SignUp("a".repeat(300), "short", "x".repeat(81))
        );
        assertThat(refused.violations())
            .extracting(Violation::path)
            .containsExactlyInAnyOrder("email", "password", "displayName");
    }

    @Test
    void a_password_has_10_to_200_characters() {
        assertThat(new SignUp("a@b", "x".repeat(10), "Ada")).isNotNull();
        assertThat(new SignUp("a@b", "x".repeat(200), "Ada")).isNotNull();
        assertThat(catchThrowableOfType(InvalidInput.class, () -> new SignUp("a@b", "x".repeat(9), "Ada"))).isNotNull();
        assertThat(
            catchThrowableOfType(InvalidInput.class, () -> new SignUp("a@b", "x".repeat(201), "Ada"))
        ).isNotNull();
    }

    @Test
    void passwords_are_not_printed() {
        assertThat(new SignUp("a@b", "correct horse", "Ada").toString()).doesNotContain("horse");
    }
}
