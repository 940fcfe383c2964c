package app.deepscifi.infra.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The vCPUs that the tasks of a stage take at their least number.
 *
 * @param quota        the name of the quota that counts them
 * @param atRest       vCPUs while nothing changes
 * @param whileRolling vCPUs while new tasks of all services start beside the old ones
 */
record FargateNeed(String quota, double atRest, double whileRolling) {
    private static final String ON_DEMAND = "Fargate On-Demand vCPU resource count";
    private static final String SPOT = "Fargate Spot vCPU resource count";

    static List<FargateNeed> of(Assembly assembly) {
        var needs = new TreeMap<String, FargateNeed>();
        for (var stack : assembly.stacks()) {
            var oneOff = new ArrayList<>(stack.resources("AWS::ECS::TaskDefinition").keySet());
            stack.resources("AWS::ECS::Service").forEach((id, service) -> {
                var task = service.at("/Properties/TaskDefinition/Ref").asString();
                oneOff.remove(task);
                var rolling = service.at("/Properties/DeploymentConfiguration/MaximumPercent").asInt() / 100.0;
                var count = count(stack, id, service);
                add(needs, quota(service), count * cores(stack, task), rolling);
            });
            oneOff.forEach(task -> add(needs, ON_DEMAND, cores(stack, task), 1));
        }
        return List.copyOf(needs.values());
    }

    private static void add(TreeMap<String, FargateNeed> needs, String quota, double cores, double rolling) {
        needs.merge(quota, new FargateNeed(quota, cores, cores * rolling), (one, other) ->
            new FargateNeed(quota, one.atRest + other.atRest, one.whileRolling + other.whileRolling)
        );
    }

    private static String quota(JsonNode service) {
        var provider = service.at("/Properties/CapacityProviderStrategy/0/CapacityProvider").asString("");
        return provider.equals("FARGATE_SPOT") ? SPOT : ON_DEMAND;
    }

    private static double cores(AssembledStack stack, String task) {
        var cpu = stack.content().at("/Resources/%s/Properties/Cpu".formatted(task)).asString();
        return Integer.parseInt(cpu) / 1024.0;
    }

    /** The desired count, or the least number of a service that scales. */
    private static int count(AssembledStack stack, String id, JsonNode service) {
        return stack
            .resources("AWS::ApplicationAutoScaling::ScalableTarget")
            .values()
            .stream()
            .filter(target ->
                target
                    .findValues("Fn::GetAtt")
                    .stream()
                    .anyMatch(attribute -> attribute.path(0).asString("").equals(id))
            )
            .map(target -> target.at("/Properties/MinCapacity").asInt())
            .findFirst()
            .orElseGet(() -> service.at("/Properties/DesiredCount").asInt());
    }
}
