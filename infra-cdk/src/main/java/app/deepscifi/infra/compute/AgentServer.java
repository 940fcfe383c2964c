package app.deepscifi.infra.compute;

import app.deepscifi.infra.data.AppSecrets;
import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.network.SecurityGroups;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.ResourceFiles;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import app.deepscifi.infra.telemetry.Logs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.ScalableTarget;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.CloudMapOptions;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.SystemControl;
import software.amazon.awscdk.services.servicediscovery.DnsRecordType;
import software.constructs.Construct;

/**
 * Letta 0.16.8, which runs the agents. It has a private DNS name and a password, and only the API may connect, because
 * Letta has no users or permissions of its own. CPU is its limit: an answer takes a third of a second of a core.
 */
public final class AgentServer extends Construct {

    /** Digest of version 0.16.8 as published by Letta. A deploy copies it into our registry unchanged. */
    public static final String IMAGE = "sha256:aa66c3eeee13d2dfc40c650d709b550237ee31bfc91942a52fa488a13fa8c102";

    private static final String NAME = "letta";

    /** The start takes 15 s on two cores, and more than a minute on a quarter of a core. */
    private static final Duration START = Duration.minutes(5);

    /** Turns that bring another server: more than it runs at once, so some wait. */
    private static final int TURNS_PER_SERVER = 12;

    /**
     * Connections to the database that a server keeps, and those that it adds for a moment. A turn seems to hold one
     * while it asks for another, so there are two for each turn that the API lets through
     * ({@code LETTA_CONCURRENT_TURNS}): with six, eight turns waited for each other until they failed.
     * {@code DatabaseConnectionsTests} adds up all tasks.
     */
    private static final int POOL_SIZE = 8;
    private static final int POOL_OVERFLOW = 8;

    /**
     * Repetitions of a packet until a connection is given up: 25 s instead of Linux's 15 minutes. After a failover the old
     * database may just be silent, and Letta's check of a pooled connection has no time limit of its own.
     */
    private static final String TCP_RETRIES = "6";

    private final FargateService service;

    public AgentServer(
        Construct scope,
        DeploymentStage stage,
        Settings settings,
        Network network,
        Cluster cluster,
        IRepository images,
        CfnParameter image,
        AppSecrets secrets,
        Optional<String> cacheHost
    ) {
        super(scope, "AgentServer");
        var size = stage.agents();
        var task = new Task(this, size.cpu(), size.memory());
        task.add(
            NAME,
            ContainerDefinitionOptions.builder()
                .image(task.image(images, image))
                .entryPoint(List.of("/bin/sh", "-c"))
                .command(List.of(ResourceFiles.text(AgentServer.class, "letta.sh")))
                .environment(environment(cacheHost))
                .secrets(secrets.ofAgents())
                .portMappings(List.of(PortMapping.builder().containerPort(SecurityGroups.AGENTS_PORT).build()))
                .healthCheck(
                    HealthCheck.builder()
                        .command(
                            List.of(
                                "CMD-SHELL",
                                "curl -sf http://127.0.0.1:%d/v1/health/ >/dev/null".formatted(
                                    SecurityGroups.AGENTS_PORT
                                )
                            )
                        )
                        .startPeriod(START)
                        .interval(Duration.seconds(30))
                        .timeout(Duration.seconds(10))
                        .retries(5)
                        .build()
                )
                .stopTimeout(Duration.seconds(30))
                .systemControls(
                    List.of(SystemControl.builder().namespace("net.ipv4.tcp_retries2").value(TCP_RETRIES).build())
                )
                .logging(Logs.of(this, stage)),
            settings.operatorShell()
        );
        var builder = Services.on(this, cluster, size, task)
            .enableExecuteCommand(settings.operatorShell())
            .vpcSubnets(network.privateSubnets())
            .securityGroups(List.of(network.groups().agents(this)))
            .cloudMapOptions(
                CloudMapOptions.builder()
                    .cloudMapNamespace(cluster.names())
                    .name(NAME)
                    .dnsRecordType(DnsRecordType.A)
                    .dnsTtl(Duration.seconds(10))
                    .build()
            );
        if (!runs(stage, settings)) {
            builder.desiredCount(settings.operatorShell() ? 1 : 0);
        }
        this.service = builder.build();
        if (settings.operatorShell()) {
            Findings.accept(
                task.definition().getTaskRole(),
                "AwsSolutions-IAM5",
                "ECS Exec opens channels that have no names of their own, and asks for all groups of logs."
            );
        }
        if (runs(stage, settings)) {
            scale(stage);
        }
        StackOutputs.add(this, "AgentService", service.getServiceName());
    }

    /**
     * Returns true if agents run on it. Otherwise there is a service without tasks, so that {@code agent.runtime=letta}
     * brings it back; with {@code operator.shell} it has one task, for its shell.
     */
    public static boolean runs(DeploymentStage stage, Settings settings) {
        return settings.agentRuntime(stage) == DeploymentStage.AgentRuntime.LETTA;
    }

    /** Returns the private address for the API. */
    static String address() {
        return "http://%s.%s:%d".formatted(NAME, Cluster.NAMES, SecurityGroups.AGENTS_PORT);
    }

    public FargateService service() {
        return service;
    }

    /** A starter does without the policy on turns, whose alarms cost $0.40 a month: its CPU is used up by fewer turns. */
    private void scale(DeploymentStage stage) {
        var size = stage.agents();
        var scaling = service.autoScaleTaskCount(
            EnableScalingProps.builder().minCapacity(size.least()).maxCapacity(size.most()).build()
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
            var target = (ScalableTarget) scaling.getNode().findChild("Target");
            new TurnsPerServer(this, stage, service, TURNS_PER_SERVER, target);
        }
    }

    private static Map<String, String> environment(Optional<String> cacheHost) {
        var environment = new HashMap<>(
            Map.of(
                "LETTA_SERVER_PORT",
                String.valueOf(SecurityGroups.AGENTS_PORT),
                "HOME",
                "/tmp",
                "LETTA_DISABLE_SQLALCHEMY_POOLING",
                "false",
                "LETTA_PG_POOL_SIZE",
                String.valueOf(POOL_SIZE),
                "LETTA_PG_MAX_OVERFLOW",
                String.valueOf(POOL_OVERFLOW)
            )
        );
        cacheHost.ifPresent(host -> environment.put("LETTA_REDIS_HOST", host));
        return environment;
    }
}
