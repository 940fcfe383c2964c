package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.Stage;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/**
 * Restores the database as it was a few minutes ago, into a second instance beside it, counts what stands there, and deletes
 * it again. A backup that was never restored is a hope.
 */
record RestoreDrill(Stage stage, Aws aws, Steps steps) {
    private static final Duration PATIENCE = Duration.ofMinutes(90);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    void run() {
        var stacks = new Stacks(aws.cloudFormation(stage.region()), stage.region(), steps);
        var name = stacks.outputs(stackName(stage, "Data")).get("DatabaseInstance");
        var task = stacks.outputs(stackName(stage, "DatabaseSetup"));
        var copy = "deepscifi-%s-drill".formatted(stage.name());
        try (var databases = aws.databases(stage.region())) {
            // A drill that was cut off has left it.
            delete(databases, copy);
            try {
                steps.step("Restore " + name + " into " + copy, () -> restore(databases, name, copy));
                steps.step("Count what stands in it", () -> takeInventory(task, instance(databases, copy)));
            } finally {
                delete(databases, copy);
            }
        }
        steps.say("The backup can be restored. Compare the counts with what you expect.");
    }

    private void restore(RdsClient databases, String name, String copy) {
        var original = instance(databases, name);
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
        awaitAvailable(databases, copy);
    }

    private void awaitAvailable(RdsClient databases, String copy) {
        var deadline = Instant.now().plus(PATIENCE);
        var noted = Instant.now();
        var status = instance(databases, copy).dbInstanceStatus();
        while (!status.equals("available")) {
            if (Instant.now().isAfter(deadline)) {
                throw new Failure("%s is still %s after %s.".formatted(copy, status, Steps.human(PATIENCE)));
            }
            if (Instant.now().isAfter(noted.plus(BETWEEN_NOTES))) {
                steps.note(copy + " is " + status);
                noted = Instant.now();
            }
            Pauses.sleep(PAUSE);
            status = instance(databases, copy).dbInstanceStatus();
        }
    }

    private void takeInventory(Outputs task, DBInstance copy) {
        try (var ecs = aws.ecs(stage.region()); var logs = aws.logs(stage.region())) {
            new SetupTask(ecs, logs, task, steps).takeInventory(copy.endpoint().address());
        }
    }

    private void delete(RdsClient databases, String copy) {
        try {
            databases.deleteDBInstance(request ->
                request.dbInstanceIdentifier(copy).skipFinalSnapshot(true).deleteAutomatedBackups(true)
            );
            steps.say(copy + " is deleted.");
        } catch (DbInstanceNotFoundException none) {
            // As it should be before a drill.
        }
    }

    private static DBInstance instance(RdsClient databases, String name) {
        return databases
            .describeDBInstances(request -> request.dbInstanceIdentifier(name))
            .dbInstances()
            .getFirst();
    }
}
