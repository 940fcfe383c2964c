package app.deepscifi.infra;

import app.deepscifi.infra.compute.AgentServer;
import app.deepscifi.infra.compute.ApiService;
import app.deepscifi.infra.compute.Cluster;
import app.deepscifi.infra.compute.DatabaseSetupTask;
import app.deepscifi.infra.compute.Services;
import app.deepscifi.infra.compute.SpareFallback;
import app.deepscifi.infra.data.AppSecrets;
import app.deepscifi.infra.data.AuroraDatabase;
import app.deepscifi.infra.data.Cache;
import app.deepscifi.infra.data.ObjectStores;
import app.deepscifi.infra.data.PostgresDatabase;
import app.deepscifi.infra.edge.Certificate;
import app.deepscifi.infra.edge.Edge;
import app.deepscifi.infra.edge.WebFirewall;
import app.deepscifi.infra.network.LoadBalancer;
import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.release.Registry;
import app.deepscifi.infra.release.ReleaseRole;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import app.deepscifi.infra.telemetry.DatabaseMetrics;
import app.deepscifi.infra.watch.Alarms;
import app.deepscifi.infra.watch.Dashboard;
import app.deepscifi.infra.watch.MonthlyBudget;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;

/**
 * Creates the stacks, in the order of deployment. They are split by how often they change and by the data that a
 * deletion would lose:
 *
 * <ul>
 *   <li>{@code Foundation}: images, files and the role for releases. It outlives the other stacks.
 *   <li>{@code Global}: certificate and firewall, if the deployment has them. CloudFront needs them in us-east-1.
 *   <li>{@code Network}: subnets, NAT, security groups and the cluster.
 *   <li>{@code Edge}: the CloudFront distribution.
 *   <li>{@code Data}: the database, the secrets and the optional cache.
 *   <li>{@code DatabaseSetup}: the task that creates the databases.
 *   <li>{@code Services}: Letta and the API. Changes with every release.
 *   <li>{@code Monitoring}: dashboard, alarms, budget.
 * </ul>
 */
public final class DeepSciFiApp {

    private static final String DIGEST = "sha256:[0-9a-f]{64}";

    /**
     * CloudFront refuses to change the tags of a VPC origin that is in use, and to create a function with tags.
     * CloudFormation would give the tags of a stack to both.
     */
    private static final TagProps UNTAGGED = TagProps.builder()
        .excludeResourceTypes(List.of("aws:cdk:stack", "AWS::CloudFront::VpcOrigin", "AWS::CloudFront::Function"))
        .build();

    private static final String ARN = "arn:aws[a-z-]*:.+";

    private final App app;
    private final DeploymentStage stage;
    private final Settings settings;
    private final List<Stack> stacks = new ArrayList<>();

    private DeepSciFiApp(App app, DeploymentStage stage, Settings settings) {
        this.app = app;
        this.stage = stage;
        this.settings = settings;
    }

    /** The name of a stack of that stage, such as {@code DeepSciFi-starter-Edge}. */
    public static String stackName(DeploymentStage stage, String part) {
        return "DeepSciFi-%s-%s".formatted(stage.name(), part);
    }

    /** Writes the templates, and the other files that CDK's CLI needs, into the folder. */
    public static void synth(DeploymentStage stage, Settings settings, Path folder) {
        var app = new App(AppProps.builder().outdir(folder.toString()).analyticsReporting(false).build());
        stacks(app, stage, settings);
        app.synth();
    }

    /** Returns the stacks in the order of deployment. */
    static List<Stack> stacks(App app, DeploymentStage stage, Settings settings) {
        return new DeepSciFiApp(app, stage, settings).build();
    }

    private List<Stack> build() {
        var foundation = stack("Foundation", "what outlives the rest", stage.region());
        foundation.setTerminationProtection(true);
        var registry = new Registry(foundation);
        var stores = new ObjectStores(foundation, stage, settings);
        settings
            .githubRepository()
            .ifPresent(repository ->
                new ReleaseRole(foundation, stage, repository, settings.githubProvider(), registry, stores.site())
            );

        if (settings.domain().isPresent() || stage.firewall()) {
            var global = stack("Global", "what CloudFront looks for in us-east-1", "us-east-1");
            settings.domain().ifPresent(domain -> new Certificate(global, domain));
            if (stage.firewall()) {
                new WebFirewall(global);
            }
        }

        var inside = stack("Network", "the private network", stage.region());
        var network = new Network(inside, stage);
        var cluster = new Cluster(inside, stage, settings, network);

        var outside = stack("Edge", "what browsers talk with", stage.region());
        var loadBalancer = new LoadBalancer(outside, stage, network, stores.accessLogs());
        var edge = new Edge(
            outside,
            settings,
            loadBalancer,
            stores,
            settings.domain().isPresent() ? fromGlobal(outside, "CertificateArn") : null,
            stage.firewall() ? fromGlobal(outside, "WebAclArn") : null
        );

        var data = stack("Data", "the database and the secrets", stage.region());
        switch (stage.database()) {
            case DatabaseSize.Instance size -> new PostgresDatabase(data, stage, size, settings, network);
            case DatabaseSize.Aurora size -> new AuroraDatabase(data, stage, size, settings, network);
        }
        var secrets = new AppSecrets(data);
        if (needsCache()) {
            new Cache(data, stage, network);
        }

        var setup = stack("DatabaseSetup", "the task that makes databases", stage.region());
        new DatabaseSetupTask(
            setup,
            stage,
            network,
            cluster.cluster(),
            registry.api(),
            image(setup, "ApiImage", null),
            fromData(setup, "DatabaseHost", ".+"),
            fromData(setup, "DatabaseAdmin", ARN),
            secrets
        );

        var services = stack("Services", "Letta and the API", stage.region());
        // A parameter, because a value that another stack imports cannot be removed later.
        Optional<String> cacheHost = needsCache()
            ? Optional.of(fromData(services, "CacheHost", ".+").getValueAsString())
            : Optional.empty();
        var agents = new AgentServer(
            services,
            stage,
            settings,
            network,
            cluster,
            registry.letta(),
            image(services, "LettaImage", AgentServer.IMAGE),
            secrets,
            cacheHost
        );
        var api = new ApiService(
            services,
            stage,
            settings,
            network,
            cluster,
            registry.api(),
            image(services, "ApiImage", null),
            secrets,
            stores.assets(),
            loadBalancer,
            edge.address(settings),
            cacheHost
        );
        if (stage.agents().onSpare() || stage.api().onSpare()) {
            var fallback = new SpareFallback(services, cluster);
            List.of(agents.service(), api.service()).forEach(service -> service.getNode().addDependency(fallback));
        }
        StackOutputs.add(services, "Cluster", cluster.cluster().getClusterName());

        var monitoring = stack("Monitoring", "dashboard, alarms, budget", stage.region());
        var database = DatabaseMetrics.of(
            stage,
            fromData(monitoring, DatabaseMetrics.output(stage), "[a-z0-9-]+").getValueAsString()
        );
        new Alarms(monitoring, stage, settings, cluster.cluster(), api, agents, database);
        new Dashboard(monitoring, stage, edge.distribution(), api, agents, database);
        settings.alarmEmail().ifPresent(email -> new MonthlyBudget(monitoring, settings.monthlyBudget(), email));
        return List.copyOf(stacks);
    }

    private boolean needsCache() {
        return settings.cache() || stage.cache().always();
    }

    private Stack stack(String part, String description, String region) {
        var stack = new Stack(
            app,
            stackName(stage, part),
            StackProps.builder()
                .description("Deep Sci-Fi, %s: %s".formatted(stage.name(), description))
                .env(Environment.builder().region(region).build())
                .build()
        );
        // Protects a stack from deletion while other stacks refer to it.
        stack.getNode().setContext("@aws-cdk/core:defaultCrossStackReferences", "strong");
        Tags.of(stack).add("deepscifi:stage", stage.name(), UNTAGGED);
        // CDK's CLI refuses to deploy a stack with findings of these checks.
        Aspects.of(stack).add(new AwsSolutionsChecks());
        stacks.add(stack);
        return stack;
    }

    private static String fromGlobal(Stack stack, String output) {
        return CfnParameter.Builder.create(stack, output)
            .type("String")
            .description("From the stack Global, which stands in another region")
            .allowedPattern(ARN)
            .build()
            .getValueAsString();
    }

    private static CfnParameter fromData(Stack stack, String output, String pattern) {
        return CfnParameter.Builder.create(stack, output)
            .type("String")
            .description("From the stack Data, which may come to have another one")
            .allowedPattern(pattern)
            .build();
    }

    private static CfnParameter image(Stack stack, String name, @Nullable String digest) {
        return CfnParameter.Builder.create(stack, name)
            .type("String")
            .description("The digest of the image in its repository")
            .allowedPattern(DIGEST)
            .defaultValue(digest)
            .build();
    }
}
