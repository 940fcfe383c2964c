package app.deepscifi.api.platform.health;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Checks all dependencies in parallel, each with a time limit. */
@Component
class Readiness {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<DependencyCheck> checks;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    Readiness(ObjectProvider<DependencyCheck> checks) {
        this(checks.orderedStream().toList(), PATIENCE);
    }

    Readiness(List<DependencyCheck> checks, Duration patience) {
        this.checks = checks;
        this.patience = patience;
    }

    /** @param status down: the service does not work; degraded: a part of it does not */
    @Schema(name = "Readiness")
    record Report(DependencyState.Status status, Map<String, DependencyState> components) {}

    Report report() {
        var answers = new LinkedHashMap<DependencyCheck, Future<DependencyState>>();
        checks.forEach(check -> answers.put(check, threads.submit(check::check)));
        var deadline = System.nanoTime() + patience.toNanos();
        var components = new LinkedHashMap<String, DependencyState>();
        var overall = DependencyState.Status.UP;
        for (var answer : answers.entrySet()) {
            var state = await(answer.getKey(), answer.getValue(), deadline);
            components.put(answer.getKey().name(), state);
            overall = worse(overall, answer.getKey(), state);
        }
        return new Report(overall, components);
    }

    private static DependencyState.Status worse(
        DependencyState.Status overall,
        DependencyCheck check,
        DependencyState state
    ) {
        if (overall == DependencyState.Status.DOWN || state.status() == DependencyState.Status.UP) {
            return overall;
        }
        return check.essential() ? state.status() : DependencyState.Status.DEGRADED;
    }

    private DependencyState await(DependencyCheck check, Future<DependencyState> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return DependencyState.down("No answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException | CancellationException failed) {
            log.warn(
                "The check of {} failed: {}",
                check.name(),
                NestedExceptionUtils.getMostSpecificCause(failed).toString()
            );
            return DependencyState.down("Can't be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return DependencyState.down("The check was interrupted");
        }
    }
}
