package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Pauses;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/**
 * Restores the database of a few minutes ago into a second instance, counts its rows, and deletes it again. It proves
 * that the backups can be restored.
 */
record RestoreDrill(RdsClient databases, String name, String copy, Inventory inventory, Steps steps, Duration pause) {
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
        var name = stacks.outputs(stackName(stage, "Data")).get("DatabaseInstance");
        var task = stacks.outputs(stackName(stage, "DatabaseSetup"));
        try (
            var databases = aws.databases(stage.region());
            var ecs = aws.ecs(stage.region());
            var logs = aws.logs(stage.region())
        ) {
            var setup = new SetupTask(ecs, logs, task, steps);
            var copy = "deepscifi-%s-drill".formatted(stage.name());
            new RestoreDrill(databases, name, copy, setup::takeInventory, steps, PAUSE).run();
        }
    }

    void run() {
        removeLeftover();
        try {
            steps.step("Restore " + name + " into " + copy, this::restore);
            steps.step("Count what stands in it", () -> inventory.take(instance(copy).endpoint().address()));
        } finally {
            delete();
        }
        steps.say("The backup can be restored. Compare the counts with what you expect.");
    }

    /**
     * Deletes the instance of an interrupted drill. It waits until the instance can be deleted and until its name is
     * free.
     */
    private void removeLeftover() {
        if (status().isEmpty()) {
            return;
        }
        steps.step("Delete what an earlier drill has left", () -> {
            await(status -> !status.equals(Optional.of("creating")));
            if (!status().equals(Optional.of("deleting"))) {
                delete();
            }
            await(Optional::isEmpty);
        });
    }

    private void restore() {
        var original = instance(name);
        steps.note("as it was at " + original.latestRestorableTime());
        databases.restoreDBInstanceToPointInTime(request ->
            request
                .sourceDBInstanceIdentifier(name)
                .targetDBInstanceIdentifier(copy)
                .useLatestRestorableTime(true)
                .dbInstanceClass(original.dbInstanceClass())
                .dbSubnetGroupName(original.dbSubnetGroup().dbSubnetGroupName())
                .vpcSecurityGroupIds(
                    original.vpcSecurityGroups().stream().map(VpcSecurityGroupMembership::vpcSecurityGroupId).toList()
                )
                .publiclyAccessible(false)
                .multiAZ(false)
                .deletionProtection(false)
        );
        await(Optional.of("available")::equals);
    }

    private void await(Predicate<Optional<String>> wanted) {
        var deadline = Instant.now().plus(PATIENCE);
        var noted = Instant.now();
        for (var status = status(); !wanted.test(status); status = status()) {
            var said = status.orElse("not there");
            if (Instant.now().isAfter(deadline)) {
                throw new Failure("%s is still %s after %s.".formatted(copy, said, Steps.human(PATIENCE)));
            }
            if (Instant.now().isAfter(noted.plus(BETWEEN_NOTES))) {
                steps.note(copy + " is " + said);
                noted = Instant.now();
            }
            Pauses.sleep(pause);
        }
    }

    /** Returns the status of the second instance; empty if there is none. */
    private Optional<String> status() {
        try {
            return Optional.of(instance(copy).dbInstanceStatus());
        } catch (DbInstanceNotFoundException none) {
            return Optional.empty();
        }
    }

    private void delete() {
        try {
            databases.deleteDBInstance(request ->
                request.dbInstanceIdentifier(copy).skipFinalSnapshot(true).deleteAutomatedBackups(true)
            );
            steps.say(copy + " is deleted.");
        } catch (DbInstanceNotFoundException none) {
            // The restore itself was refused, so there is no instance.
        }
    }

    private DBInstance instance(String id) {
        return databases
            .describeDBInstances(request -> request.dbInstanceIdentifier(id))
            .dbInstances()
            .getFirst();
    }
}
