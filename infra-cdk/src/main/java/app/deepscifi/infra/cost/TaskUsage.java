package app.deepscifi.infra.cost;

import static app.deepscifi.infra.cost.Workload.HOURS;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Monthly usage of Fargate and of the images. The prices are in {@code prices.json}. */
final class TaskUsage {

    static final Map<String, Usage> TYPES = Map.of(
        "AWS::ECS::Service",
        TaskUsage::service,
        "AWS::ECS::TaskDefinition",
        TaskUsage::oneOff,
        "AWS::ECR::Repository",
        TaskUsage::repository
    );

    private static final JsonMapper JSON = new JsonMapper();

    private TaskUsage() {}

    private static Stream<MonthlyUsage> service(Resource service, Templates all, Workload workload) {
        var task = all.target(service, "/TaskDefinition");
        var scaled = all
            .all("AWS::ApplicationAutoScaling::ScalableTarget")
            .filter(target -> target.reads(service))
            .findFirst();
        var count = scaled
            .map(target -> Math.max(target.number("/MinCapacity"), tasks(target, all, workload)))
            .orElseGet(() -> service.number("/DesiredCount"));
        var most = scaled.map(target -> Math.max(count, target.number("/MaxCapacity"))).orElse(count);
        var spare = service.is("/CapacityProviderStrategy/0/CapacityProvider", "FARGATE_SPOT");
        var box = service.id().startsWith("AgentServer") ? Box.ECS_LETTA : Box.ECS_API;
        return task(service, box, task, spare, HOURS, count, most);
    }

    /** The tasks that the service is scaled to: by its open streams, or by the turns that its servers run. */
    private static int tasks(Resource target, Templates all, Workload workload) {
        return all
            .all("AWS::ApplicationAutoScaling::ScalingPolicy")
            .filter(policy -> policy.is("/ScalingTargetId/Ref", target.id()) && policy.stack().equals(target.stack()))
            .map(policy -> policy.properties().path("TargetTrackingScalingPolicyConfiguration"))
            .filter(policy -> policy.has("CustomizedMetricSpecification"))
            .mapToInt(policy -> (int) Math.ceil(workload.openStreams() / policy.get("TargetValue").asDouble()))
            .max()
            .orElse(1);
    }

    /** Counts a task without a service for one minute at each deploy. */
    private static Stream<MonthlyUsage> oneOff(Resource task, Templates all, Workload workload) {
        var kept = all
            .all("AWS::ECS::Service")
            .filter(service -> service.stack().equals(task.stack()))
            .anyMatch(service -> service.is("/TaskDefinition/Ref", task.id()));
        return kept ? Stream.empty() : task(task, Box.RDS, task, false, workload.deploys() / 60, 1, 1);
    }

    private static Stream<MonthlyUsage> task(
        Resource of,
        Box box,
        Resource task,
        boolean spare,
        double hours,
        int count,
        int most
    ) {
        var architecture = task.is("/RuntimePlatform/CpuArchitecture", "ARM64") ? "arm64" : "x86";
        var price = "fargate-%s%s".formatted(spare ? "spot-" : "", architecture);
        var cores = task.number("/Cpu") / 1024.0;
        var memory = task.number("/Memory") / 1024.0;
        var tasks = "%d × %s%s".formatted(count, architecture, spare ? " on spare capacity" : "");
        return Stream.of(
            new MonthlyUsage(
                of.stack(),
                box,
                of.name(),
                "%s, %s vCPU".formatted(tasks, AmountFormat.amount(cores)),
                price + "-vcpu-hour",
                count * cores * hours,
                most * cores * hours
            ),
            new MonthlyUsage(
                of.stack(),
                box,
                of.name(),
                "%s, %s GB".formatted(tasks, AmountFormat.amount(memory)),
                price + "-gb-hour",
                count * memory * hours,
                most * memory * hours
            )
        );
    }

    /** Counts one image of Letta, and as many images of the API as its repository keeps. */
    private static Stream<MonthlyUsage> repository(Resource repository, Templates all, Workload workload) {
        if (repository.id().startsWith("RegistryLetta")) {
            return Stream.of(MonthlyUsage.of(repository, Box.ECR, "an image", "ecr-gb", workload.lettaImageGb()));
        }
        var policy = JSON.readTree(repository.text("/LifecyclePolicy/LifecyclePolicyText"));
        var kept = policy
            .get("rules")
            .valueStream()
            .map(rule -> rule.get("selection"))
            .filter(selection -> selection.path("tagStatus").asString("").equals("tagged"))
            .mapToInt(selection -> selection.get("countNumber").intValue())
            .sum();
        return Stream.of(
            MonthlyUsage.of(repository, Box.ECR, "%d images".formatted(kept), "ecr-gb", kept * workload.apiImageGb())
        );
    }
}
