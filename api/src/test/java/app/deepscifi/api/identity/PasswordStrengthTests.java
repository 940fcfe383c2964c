package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTests {

    private final PasswordStrength strength = new PasswordStrength();

    @ParameterizedTest
    @ValueSource(
        strings = {
            "password123",
            "Password1234",
            "P@ssw0rd123!",
            "passwordpassword",
            "qwertyuiop",
            "1q2w3e4r5t6y",
            "qazwsxedcrfv",
            "1234567890",
            "0987654321",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "iloveyou2024",
            "Summer2024!",
            "trustno1trustno1",
            "administrator",
            "letmein1234",
        }
    )
    void common_passwords_and_what_is_made_of_them_are_refused(String password) {
        assertThat(problem(password)).hasValueSatisfying(message -> assertThat(message).startsWith("is easy to guess"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "          ",
            "\t\t\t\t\t\t\t\t\t\t",
            "\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003",
        }
    )
    void blanks_alone_are_refused(String password) {
        assertThat(problem(password)).hasValueSatisfying(message -> assertThat(message).startsWith("is blank"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "countess.of.lovelace@example.org",
            "Countess.Of.Lovelace",
            "Augusta Ada King-Noel",
            "augustaadaking-noel",
            "Deep Sci-Fi",
        }
    )
    void the_email_address_or_name_is_refused_as_a_password(String password) {
        assertThat(problem(password)).hasValueSatisfying(message ->
            assertThat(message).startsWith("is your email address or your name")
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "countess.of.lovelace1", "augusta ada king-noel1", "deepscifi2026" })
    void a_slightly_longer_weak_password_is_refused_too(String password) {
        assertThat(problem(password)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "correct horse battery", "snowy lantern 42 kite", "tH9!kd02Qx", "ночь улица фонарь аптека" }
    )
    void a_strong_password_is_accepted(String password) {
        assertThat(problem(password)).isEmpty();
    }

    @Test
    void the_longest_are_judged_as_well() {
        assertThat(problem("password".repeat(25))).isPresent();
        assertThat(problem("tH9!kd02Qx".repeat(20))).isEmpty();
    }

    @Test
    void judging_takes_no_longer_than_two_hashes_whatever_is_sent() {
        var signs = "4@8({[<3691!|7105$+2%".repeat(10).substring(0, Passwords.MAX_LENGTH);
        var encoder = PasswordHashing.passwordEncoder();

        var hashing = fastest(() -> encoder.encode(signs));

        assertThat(fastest(() -> problem(signs))).isLessThan(2 * hashing);
    }

    /** The fastest of ten runs, in nanoseconds. */
    private static long fastest(Runnable work) {
        return LongStream.generate(() -> {
            var start = System.nanoTime();
            work.run();
            return System.nanoTime() - start;
        })
            .limit(10)
            .min()
            .orElseThrow();
    }

    private Optional<String> problem(String password) {
        return strength.problem(password, "countess.of.lovelace@example.org", "Augusta Ada King-Noel");
    }
}
