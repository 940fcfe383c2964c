package app.deepscifi.infra.telemetry;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.constructs.Construct;

/** The events by which ECS says that it cannot place a task of a service, for example because there is no capacity. */
public final class PlacementFailures {

    private PlacementFailures() {}

    /** Returns a rule for the services of that cluster, without targets. */
    public static Rule rule(Construct scope, ICluster cluster) {
        var arn = Stack.of(scope).formatArn(
            ArnComponents.builder().service("ecs").resource("cluster").resourceName(cluster.getClusterName()).build()
        );
        return Rule.Builder.create(scope, "NoPlace")
            .description("No task can be placed")
            .eventPattern(
                EventPattern.builder()
                    .source(List.of("aws.ecs"))
                    .detailType(List.of("ECS Service Action"))
                    .detail(Map.of("eventName", List.of("SERVICE_TASK_PLACEMENT_FAILURE"), "clusterArn", List.of(arn)))
                    .build()
            )
            .build();
    }
}
