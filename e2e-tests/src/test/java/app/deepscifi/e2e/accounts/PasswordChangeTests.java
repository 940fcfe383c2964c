package app.deepscifi.e2e.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new password ends all sessions of the old one, including one that begins at the same moment. */
@NeedsServerDatabase
class PasswordChangeTests {

    private final TestDatabase database = TestDatabase.create().orElseThrow();
    private final TestPlatform platform = TestPlatform.start(
        Map.of(TestDatabase.VARIABLE, database.url()),
        TestPlatform.PACE
    );
    private final Person ada = platform.signUp("Ada");

    @AfterEach
    void end() {
        platform.close();
        database.close();
    }

    @Test
    void a_sign_in_with_the_old_password_that_races_the_new_one_begins_nothing() throws Exception {
        var visitor = platform.visitor();
        try (
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var other = database.connect();
            var watch = database.connect()
        ) {
            other.setAutoCommit(false);
            // Another instance changes the password and has not committed yet, so the sign-in still sees the old one.
            other.createStatement().execute("update users set password_hash = password_hash || 'x'");
            other.createStatement().execute("delete from sessions");
            var answer = CompletableFuture.supplyAsync(
                () -> visitor.post("/api/auth/signin", Map.of("email", ada.email(), "password", Person.PASSWORD)),
                threads
            );
            while (!answer.isDone() && !TestDatabase.somebodyWaits(watch)) {
                Thread.onSpinWait();
            }
            other.commit();

            assertThat(answer.join().is(401).problem()).isEqualTo("invalid-credentials");
            visitor.get("/api/auth/me").is(401);
        }
    }

    @Test
    void of_two_changes_at_once_one_is_made_and_only_who_made_it_stays_signed_in() {
        var elsewhere = ada.elsewhere();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = CompletableFuture.supplyAsync(() -> change(ada, "the first new password"), threads);
            var two = CompletableFuture.supplyAsync(() -> change(elsewhere, "the other new password"), threads);

            assertThat(new int[] { one.join().status(), two.join().status() }).containsExactlyInAnyOrder(204, 400);
        }
        assertThat(new int[] {
            ada.get("/api/auth/me").status(),
            elsewhere.get("/api/auth/me").status(),
        }).containsExactlyInAnyOrder(200, 401);
    }

    private static Answer change(Person person, String password) {
        return person.post("/api/auth/password", Map.of("currentPassword", Person.PASSWORD, "newPassword", password));
    }
}
