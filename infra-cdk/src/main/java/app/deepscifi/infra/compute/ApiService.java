package app.deepscifi.infra.compute;

import app.deepscifi.infra.data.AppSecrets;
import app.deepscifi.infra.network.LoadBalancer;
import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.network.SecurityGroups;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import app.deepscifi.infra.telemetry.Logs;
import app.deepscifi.infra.telemetry.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.TrackCustomMetricProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The API behind the load balancer. It is stateless: any task answers any request. */
public final class ApiService extends Construct {

    /** The running turns that a task of one core streams with a third of it to spare: {@code docs/scale.md}. */
    private static final int STREAMS_PER_CORE = 100;

    /** Fargate's maximum between SIGTERM and SIGKILL. */
    private static final Duration STOP = Duration.seconds(120);

    /** The part of {@link #STOP} in which running turns may finish. */
    private static final Duration GRACE = Duration.seconds(100);

    private final FargateService service;
    private final ApplicationTargetGroup targets;

    public ApiService(
        Construct scope,
        DeploymentStage stage,
        Settings settings,
        Network network,
        Cluster cluster,
        IRepository images,
        CfnParameter image,
        AppSecrets secrets,
        Bucket assets,
        LoadBalancer loadBalancer,
        String publicUrl,
        Optional<String> cacheHost
    ) {
        super(scope, "ApiService");
        var size = stage.api();
        var task = new Task(this, size.cpu(), size.memory());
        task.add(
            "api",
            ContainerDefinitionOptions.builder()
                .image(task.image(images, image))
                .environment(environment(stage, settings, assets, publicUrl, cacheHost))
                .secrets(secrets.ofApi())
                .portMappings(List.of(PortMapping.builder().containerPort(SecurityGroups.API_PORT).build()))
                .stopTimeout(STOP)
                .logging(Logs.of(this, stage)),
            false
        );
        grant(task, assets);
        this.service = Services.on(this, cluster, size, task)
            .vpcSubnets(network.privateSubnets())
            .securityGroups(List.of(network.groups().api(this)))
            .healthCheckGracePeriod(Duration.minutes(3))
            .build();
        this.targets = ApplicationTargetGroup.Builder.create(this, "Targets")
            .vpc(network.vpc())
            .targetType(TargetType.IP)
            .protocol(ApplicationProtocol.HTTP)
            .port(SecurityGroups.API_PORT)
            .targets(List.of(service))
            // Checks only the process and not its dependencies: a new task would have the same database.
            .healthCheck(
                HealthCheck.builder()
                    .path("/api/health/live")
                    .interval(Duration.seconds(15))
                    .timeout(Duration.seconds(5))
                    .healthyThresholdCount(2)
                    .unhealthyThresholdCount(4)
                    .build()
            )
            .deregistrationDelay(GRACE)
            .build();
        var rule = ApplicationListenerRule.Builder.create(this, "Rule")
            .listener(loadBalancer.listener())
            .priority(1)
            .conditions(List.of(ListenerCondition.pathPatterns(List.of("/api/*"))))
            .targetGroups(List.of(targets))
            .build();
        service.getNode().addDependency(rule);
        scale(stage);
        StackOutputs.add(this, "ApiService", service.getServiceName());
    }

    public FargateService service() {
        return service;
    }

    public ApplicationTargetGroup targets() {
        return targets;
    }

    private static Map<String, String> environment(
        DeploymentStage stage,
        Settings settings,
        Bucket assets,
        String publicUrl,
        Optional<String> cacheHost
    ) {
        var environment = new HashMap<String, String>();
        environment.put("AGENT_RUNTIME", settings.agentRuntime(stage).name().toLowerCase(Locale.ROOT));
        environment.put("AWS_REGION", stage.region());
        environment.put("AWS_S3_BUCKET", assets.getBucketName());
        environment.put("LETTA_BASE_URL", AgentServer.address());
        environment.put("PUBLIC_URL", publicUrl);
        environment.put("SECURE_COOKIES", "true");
        // Safe, because only CloudFront reaches the load balancer, and only the load balancer reaches the API.
        environment.put("TRUSTED_PROXY", "cloudfront");
        environment.put("SIGN_UP", settings.signUp());
        environment.put("TOKENS_PER_DAY_FOR_ALL", Long.toString(settings.tokensPerDay()));
        environment.put("SHUTDOWN_GRACE", GRACE.toSeconds() + "s");
        environment.put("LOG_FORMAT", "logstash");
        environment.put("METRICS_NAMESPACE", Metrics.NAMESPACE);
        environment.put("STAGE", stage.name());
        // Without a cache, the tasks exchange events through PostgreSQL.
        cacheHost.ifPresent(host -> environment.put("REDIS_URL", "redis://" + host + ":" + SecurityGroups.CACHE_PORT));
        return environment;
    }

    private static void grant(Task task, Bucket assets) {
        var role = task.definition().getTaskRole();
        role.addToPrincipalPolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(assets.getBucketArn()))
                .build()
        );
        role.addToPrincipalPolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"))
                .resources(List.of(assets.arnForObjects("*")))
                .build()
        );
        Findings.accept(role, "AwsSolutions-IAM5", "All objects of the one bucket of assets are its business.");
    }

    /** A starter does without the policy on streams, whose alarms cost money: its CPU is used up by fewer. */
    private void scale(DeploymentStage stage) {
        var scaling = service.autoScaleTaskCount(
            EnableScalingProps.builder().minCapacity(stage.api().least()).maxCapacity(stage.api().most()).build()
        );
        scaling.scaleOnCpuUtilization(
            "Cpu",
            CpuUtilizationScalingProps.builder().targetUtilizationPercent(60).scaleInCooldown(Services.CALM).build()
        );
        scaling.scaleOnMemoryUtilization(
            "Memory",
            MemoryUtilizationScalingProps.builder().targetUtilizationPercent(80).scaleInCooldown(Services.CALM).build()
        );
        if (stage.isRedundant()) {
            scaling.scaleToTrackCustomMetric(
                "Streams",
                TrackCustomMetricProps.builder()
                    .metric(Metrics.of(stage).openStreams("Average"))
                    .targetValue((STREAMS_PER_CORE * stage.api().cpu()) / 1024)
                    .scaleInCooldown(Services.CALM)
                    .build()
            );
        }
    }
}
