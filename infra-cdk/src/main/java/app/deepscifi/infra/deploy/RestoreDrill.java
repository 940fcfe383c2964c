package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Pauses;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import app.deepscifi.infra.telemetry.DatabaseMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Restores the database of a few minutes ago into a second one, counts its rows, and deletes it again. It proves that
 * the backups can be restored.
 */
record RestoreDrill(Backup backup, Inventory inventory, Steps steps, Duration pause) {
    private static final Duration PATIENCE = Duration.ofMinutes(90);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    /** Counts the rows in the databases of a server, and fails if there are none. */
    interface Inventory {
        void take(String host);
    }

    /** Runs the drill with the database of the stage. */
    static void run(DeploymentStage stage, Aws aws, Steps steps) {
        var stacks = Stacks.in(aws, stage.region(), steps);
        var name = stacks.outputs(stackName(stage, "Data")).get(DatabaseMetrics.output(stage));
        var task = stacks.outputs(stackName(stage, "DatabaseSetup"));
        try (
            var databases = aws.databases(stage.region());
            var ecs = aws.ecs(stage.region());
            var logs = aws.logs(stage.region())
        ) {
            var setup = new SetupTask(ecs, logs, task, steps);
            var copy = "deepscifi-%s-drill".formatted(stage.name());
            var backup = switch (stage.database()) {
                case DatabaseSize.Instance _ -> new InstanceBackup(databases, name, copy);
                case DatabaseSize.Aurora _ -> new ClusterBackup(databases, name, copy);
            };
            new RestoreDrill(backup, setup::takeInventory, steps, PAUSE).run();
        }
    }

    void run() {
        removeLeftover();
        try {
            steps.step("Restore " + backup.name() + " into " + backup.copy(), this::restore);
            steps.step("Count what stands in it", () -> inventory.take(backup.host()));
        } finally {
            delete();
        }
        steps.say("The backup can be restored. Compare the counts with what you expect.");
    }

    /**
     * Deletes the copy of an interrupted drill. It waits until the copy can be deleted and until its name is free.
     */
    private void removeLeftover() {
        if (backup.status().isEmpty()) {
            return;
        }
        steps.step("Delete what an earlier drill has left", () -> {
            await(status -> !status.equals(Optional.of("creating")));
            if (!backup.status().equals(Optional.of("deleting"))) {
                delete();
            }
            await(Optional::isEmpty);
        });
    }

    private void restore() {
        steps.note("as it was at " + backup.restore());
        await(Optional.of("available")::equals);
        backup.open();
        await(Optional.of("available")::equals);
    }

    private void await(Predicate<Optional<String>> wanted) {
        var deadline = Instant.now().plus(PATIENCE);
        var noted = Instant.now();
        for (var status = backup.status(); !wanted.test(status); status = backup.status()) {
            var said = status.orElse("not there");
            if (Instant.now().isAfter(deadline)) {
                throw new Failure("%s is still %s after %s.".formatted(backup.copy(), said, Steps.human(PATIENCE)));
            }
            if (Instant.now().isAfter(noted.plus(BETWEEN_NOTES))) {
                steps.note(backup.copy() + " is " + said);
                noted = Instant.now();
            }
            Pauses.sleep(pause);
        }
    }

    private void delete() {
        if (backup.delete()) {
            steps.say(backup.copy() + " is deleted.");
        }
    }
}
