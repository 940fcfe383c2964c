package app.deepscifi.api.platform.health;

import static app.deepscifi.api.platform.health.DependencyState.Status.DEGRADED;
import static app.deepscifi.api.platform.health.DependencyState.Status.DOWN;
import static app.deepscifi.api.platform.health.DependencyState.Status.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadinessTests {

    @Test
    void all_that_answer_make_it_ready() {
        assertThat(
            readiness(check("database", true, () -> DependencyState.up(null)))
                .report()
                .status()
        ).isEqualTo(UP);
    }

    @Test
    void only_what_nothing_works_without_takes_it_down() {
        var agents = check("agents", false, () -> DependencyState.down("no answer"));
        assertThat(readiness(agents).report().status()).isEqualTo(DEGRADED);

        var database = check("database", true, () -> {
            throw new IllegalStateException("no route");
        });
        var report = readiness(database, agents).report();
        assertThat(report.status()).isEqualTo(DOWN);
        assertThat(report.components()).containsEntry("database", DependencyState.down("Can't be reached"));
    }

    @Test
    void one_that_hangs_counts_as_down_and_holds_up_no_other() {
        var never = new CountDownLatch(1);
        var hanging = check("agents", false, () -> {
            try {
                never.await();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
            return DependencyState.up(null);
        });
        var report = readiness(hanging, check("database", true, () -> DependencyState.up(null))).report();

        assertThat(report.components()).containsEntry("agents", DependencyState.down("No answer within 1000 ms"));
        assertThat(report.components()).containsEntry("database", DependencyState.up(null));
    }

    private static Readiness readiness(DependencyCheck... checks) {
        return new Readiness(List.of(checks), Duration.ofSeconds(1));
    }

    private static DependencyCheck check(String name, boolean essential, Supplier<DependencyState> state) {
        return new DependencyCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public DependencyState check() {
                return state.get();
            }

            @Override
            public boolean essential() {
                return essential;
            }
        };
    }
}
