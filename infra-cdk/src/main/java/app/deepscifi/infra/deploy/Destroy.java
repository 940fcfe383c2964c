package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Pauses;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/**
 * Deletes the stacks of a stage, except the stacks with deletion protection: they hold data that the next deploy finds
 * again. A final snapshot of the database stays.
 */
record Destroy(DeploymentStage stage, Aws aws, Steps steps) {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final List<String> LAST_FIRST = List.of(
        "Monitoring",
        "Services",
        "DatabaseSetup",
        "Data",
        "Edge",
        "Network",
        "Global"
    );

    /** @param confirmation must be the name of the stage */
    void run(String confirmation) {
        if (!confirmation.equals(stage.name())) {
            throw new Failure(
                "This deletes the platform of the stage %1$s with its database. To confirm, run mvn -pl infra-cdk cdk destroy -Dstage=%1$s -Dconfirm=%1$s".formatted(
                    stage.name()
                )
            );
        }
        for (var part : LAST_FIRST) {
            var region = part.equals("Global") ? "us-east-1" : stage.region();
            delete(Stacks.in(aws, region, steps), stackName(stage, part));
        }
        sayWhatIsKept();
    }

    private void delete(Stacks stacks, String name) {
        if (stacks.awaitIdle(name).isEmpty()) {
            return;
        }
        steps.step("Delete " + name, () -> deletePatiently(stacks, name));
    }

    /** Retries, because CloudFront releases the network some time after its distribution is deleted. */
    private void deletePatiently(Stacks stacks, String name) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                stacks.delete(name);
                return;
            } catch (Failure inTheWay) {
                if (Instant.now().isAfter(deadline)) {
                    throw inTheWay;
                }
                steps.note("something still uses it, trying again: " + inTheWay.getMessage());
                Pauses.sleep(PAUSE);
            }
        }
    }

    private void sayWhatIsKept() {
        steps.say("");
        steps.say("Kept, because it cannot be restored:");
        var stacks = Stacks.in(aws, stage.region(), steps);
        var prefix = stackName(stage, "");
        for (var stack : stacks.withPrefix(prefix)) {
            steps.say("  the stack %s, with".formatted(stack.stackName()));
            stacks
                .resources(stack.stackName())
                .stream()
                .filter(resource ->
                    List.of("AWS::S3::Bucket", "AWS::ECR::Repository").contains(resource.resourceType())
                )
                .forEach(resource ->
                    steps.say("    %s %s".formatted(resource.resourceType(), resource.physicalResourceId()))
                );
        }
        lastSnapshot().ifPresent(snapshot -> steps.say("  the last snapshot of the database, " + snapshot));
        steps.say("The next `cdk deploy` goes on with that stack; with the snapshot, if the settings name it.");
        steps.say("To delete them too, use the console: end the stack's termination protection and delete it, then");
        steps.say("delete the buckets, the repositories and the snapshot, which AWS keeps even then.");
    }

    private Optional<String> lastSnapshot() {
        var prefix = stackName(stage, "Data").toLowerCase(Locale.ROOT) + "-";
        try (var databases = aws.databases(stage.region())) {
            return switch (stage.database()) {
                case DatabaseSize.Instance _ -> databases
                    .describeDBSnapshotsPaginator(request -> request.snapshotType("manual"))
                    .dbSnapshots()
                    .stream()
                    .filter(snapshot -> snapshot.dbInstanceIdentifier().startsWith(prefix))
                    .max(Comparator.comparing(DBSnapshot::snapshotCreateTime))
                    .map(DBSnapshot::dbSnapshotIdentifier);
                case DatabaseSize.Aurora _ -> databases
                    .describeDBClusterSnapshotsPaginator(request -> request.snapshotType("manual"))
                    .dbClusterSnapshots()
                    .stream()
                    .filter(snapshot -> snapshot.dbClusterIdentifier().startsWith(prefix))
                    .max(Comparator.comparing(DBClusterSnapshot::snapshotCreateTime))
                    .map(DBClusterSnapshot::dbClusterSnapshotIdentifier);
            };
        }
    }
}
