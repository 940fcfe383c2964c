package app.deepscifi.infra.compute;

import static java.util.Objects.requireNonNull;

import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.ResourceFiles;
import app.deepscifi.infra.telemetry.PlacementFailures;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * Moves services from spare capacity to capacity on demand if AWS has no spare capacity for a task, and back after a
 * day. A capacity provider strategy cannot do that: ECS only distributes tasks by it.
 */
public final class SpareFallback extends Construct {

    public SpareFallback(Construct scope, Cluster cluster) {
        super(scope, "SpareFallback");
        var machine = StateMachine.Builder.create(this, "Machine")
            .stateMachineType(StateMachineType.STANDARD)
            .definitionBody(DefinitionBody.fromString(ResourceFiles.text(SpareFallback.class, "spare-fallback.json")))
            .build();
        // It names its role anyway, and needs the permissions only when it runs.
        ((CfnResource) requireNonNull(machine.getNode().getDefaultChild())).addDeletionOverride("DependsOn");
        var name = cluster.cluster().getClusterName();
        machine.addToRolePolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("ecs:DescribeServices", "ecs:UpdateService"))
                .resources(
                    List.of(
                        Stack.of(this).formatArn(
                            ArnComponents.builder()
                                .service("ecs")
                                .resource("service")
                                .resourceName(name + "/*")
                                .build()
                        )
                    )
                )
                .build()
        );
        PlacementFailures.rule(this, cluster.cluster()).addTarget(new SfnStateMachine(machine));
        Findings.accept(
            machine,
            "AwsSolutions-IAM5",
            "The services of the one cluster are not there yet when the role is made."
        );
        Findings.accept(machine, "AwsSolutions-SF1", "ECS itself logs what becomes of a service.");
        Findings.accept(machine, "AwsSolutions-SF2", "Its two requests are in CloudTrail.");
    }
}
