package app.deepscifi.domain.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTests {

    private static final int CANON = 100_000;

    @Test
    void a_history_grows_with_its_changes_and_each_version_is_read_from_few() {
        for (var change : List.of(100, 5_000, 150_000)) {
            var replay = new Replay(0, 0);
            var changes = 0L;
            var stored = 0L;
            for (var version = 0; version < 5_000; version++) {
                replay = replay.with(change);
                changes += change;
                stored += change;
                assertThat(replay.versions()).isLessThanOrEqualTo(500);
                assertThat(replay.bytes()).isLessThanOrEqualTo(CANON + change);
                if (replay.isLongEnough(CANON)) {
                    stored += CANON;
                    replay = new Replay(0, 0);
                }
            }

            assertThat(stored).isLessThan(2 * changes + (5_000L * CANON) / 500 + CANON);
        }
    }
}
