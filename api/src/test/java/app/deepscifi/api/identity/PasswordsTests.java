package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @Test
    void only_the_same_password_matches_to_its_last_character() {
        var password = "x".repeat(199);
        var hash = passwords.hash(password + "a");

        assertThat(passwords.matches(password + "a", hash)).isTrue();
        assertThat(passwords.matches(password + "b", hash)).isFalse();
        assertThat(hash).startsWith("{pbkdf2").doesNotContain(password);
    }

    @Test
    void nobody_has_no_password() {
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }
}
