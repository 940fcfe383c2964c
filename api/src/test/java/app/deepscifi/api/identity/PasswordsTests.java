package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordsTests {

    /** Longer than hashing takes on the slowest machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Passwords passwords = new Passwords(PasswordHashing.passwordEncoder(), 1, 12, PATIENCE);

    @Test
    void only_the_same_password_matches_to_its_last_character() {
        var password = "x".repeat(199);
        var hash = passwords.hash(password + "a");

        assertThat(passwords.matches(password + "a", hash)).isTrue();
        assertThat(passwords.matches(password + "b", hash)).isFalse();
        assertThat(hash).startsWith("{pbkdf2").doesNotContain(password);
    }

    @Test
    void of_very_many_at_once_some_are_sent_away_with_the_time_to_come_back() throws Exception {
        var busy = new Passwords(PasswordHashing.passwordEncoder(), 1, 2, PATIENCE);
        var hash = busy.hash("x");
        var all = Collections.nCopies(12, (Callable<Boolean>) () -> busy.matches("x", hash));

        List<Future<Boolean>> answers;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = people.invokeAll(all);
        }

        var refused = answers
            .stream()
            .filter(answer -> answer.state() == Future.State.FAILED)
            .map(Future::exceptionNow)
            .toList();
        // A range, because the thread may or may not have taken the first request when the others arrive.
        assertThat(refused).hasSizeBetween(1, all.size() - 2);
        assertThat(refused).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(ProblemException.class);
            var problem = (ProblemException) failure;
            assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(problem.extras()).containsKey("retryAfter");
        });
        assertThat(busy.matches("x", hash)).isTrue();
    }

    @Test
    void a_missing_hash_matches_no_password() {
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }
}
