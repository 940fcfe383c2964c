package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Endpoints;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Project;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.deploy.images.ImageDigest;
import app.deepscifi.infra.deploy.images.Images;
import app.deepscifi.infra.deploy.site.SiteSync;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.telemetry.DatabaseMetrics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Deploys the output of {@code mvn verify} until the platform answers. Each step is idempotent: after an interruption,
 * run the deploy again. A deploy without changes does nothing.
 */
final class Deploy {

    private static final String BOOTSTRAP = "CDKToolkit";

    /** A new VPC origin of CloudFront may take longer than a quarter of an hour until it lets requests through. */
    static final Duration PATIENCE = Duration.ofMinutes(40);

    private final Project project;
    private final DeploymentStage stage;
    private final Assembly assembly;
    private final Aws aws;
    private final Endpoints endpoints;
    private final Steps steps;
    private final CdkCli cli;
    private final Map<String, String> parameters = new HashMap<>();

    Deploy(Project project, DeploymentStage stage, Assembly assembly, Aws aws, Endpoints endpoints, Steps steps) {
        this.project = project;
        this.stage = stage;
        this.assembly = assembly;
        this.aws = aws;
        this.endpoints = endpoints;
        this.steps = steps;
        this.cli = new CdkCli(project);
    }

    void run() {
        refuseAnEmptyDatabase();
        if (stacks(stage.region()).find(stackName(stage, "Services")).isEmpty()) {
            steps.step("Ask the account for what would fail later", this::preflight);
        }
        steps.step("Prepare the account " + aws.account(), this::bootstrap);
        deploy("Foundation");
        deploy("Global");
        steps.step("Push the images", this::pushImages);
        deploy("Network");
        deploy("Edge");
        deploy("Data");
        if (stage.isRedundant()) {
            steps.step("Bound the log of the database", this::boundDatabaseLog);
        }
        deploy("DatabaseSetup");
        steps.step("Make the databases", this::makeDatabases);
        deploy("Services");
        deploy("Monitoring");
        steps.step("Send the site", this::sendSite);
        steps.step("See whether it answers", this::smokeTest);
        farewell();
    }

    /**
     * Fails if the setting of the snapshot was removed, because CloudFormation would replace a restored database by an
     * empty one.
     */
    private void refuseAnEmptyDatabase() {
        var name = stackName(stage, "Data");
        var next = assembly.find(name).orElseThrow();
        stacks(next.region())
            .find(name)
            .stream()
            .flatMap(stack -> stack.outputs().stream())
            .filter(output -> output.outputKey().equals("DatabaseSnapshot") && !next.hasOutput(output.outputKey()))
            .findFirst()
            .ifPresent(made -> {
                throw new Failure(
                    "The database was made from the snapshot %1$s, which the settings no longer name: an empty one would take its place. Set database.snapshot=%1$s.".formatted(
                        made.outputValue()
                    )
                );
            });
    }

    private void preflight() {
        var plans = aws.plans();
        var quotas = aws.quotas(stage.region());
        try (var ec2 = aws.ec2(stage.region()); var iam = aws.iam(); var cloudFront = aws.cloudFront()) {
            new Preflight(stage, assembly, plans, quotas, ec2, iam, cloudFront, System.getenv(), steps).run();
        }
    }

    private void bootstrap() {
        var regions = assembly
            .stacks()
            .stream()
            .map(AssembledStack::region)
            .collect(Collectors.toCollection(HashSet::new));
        for (var region : regions) {
            var stacks = stacks(region);
            stacks.prepareForDeploy(BOOTSTRAP);
            if (stacks.find(BOOTSTRAP).isPresent()) {
                steps.note(region + " is prepared");
                continue;
            }
            steps.note("cdk bootstrap in " + region);
            cdk(stacks, BOOTSTRAP, "bootstrap", "aws://%s/%s".formatted(aws.account(), region));
        }
    }

    private void deploy(String part) {
        assembly
            .find(stackName(stage, part))
            .ifPresent(stack -> steps.step("Deploy " + stack.name(), () -> deployPatiently(stack)));
    }

    /** Retries the first deploy in a new account: ECS creates its role then and may not find it at once. */
    private void deployPatiently(AssembledStack stack) {
        try {
            deploy(stack);
        } catch (Failure failure) {
            if (!String.valueOf(failure.getMessage()).contains("Unable to assume the service linked role")) {
                throw failure;
            }
            steps.note("ECS has just created its role in this account: trying again");
            deploy(stack);
        }
    }

    private void deploy(AssembledStack stack) {
        var stacks = stacks(stack.region());
        stacks.prepareForDeploy(stack.name());
        var before = stacks.find(stack.name());
        var arguments = new ArrayList<>(
            List.of("deploy", stack.name(), "--app", assembly.folder().toString(), "--exclusively")
        );
        arguments.addAll(List.of("--require-approval", "never", "--progress", "events"));
        stack
            .parameters()
            .stream()
            .filter(parameters::containsKey)
            .forEach(name -> arguments.addAll(List.of("--parameters", name + "=" + parameters.get(name))));
        cdk(stacks, stack.name(), arguments.toArray(String[]::new));
        var after = stacks.outputs(stack.name());
        // An output of a stack is the value of the parameter with the same name.
        parameters.putAll(after.values());
        var now = stacks.find(stack.name()).orElseThrow();
        var unchanged = before.filter(old ->
            String.valueOf(old.lastUpdatedTime()).equals(String.valueOf(now.lastUpdatedTime()))
        );
        steps.note(unchanged.isPresent() ? "nothing to change" : before.isPresent() ? "changed" : "created");
    }

    private void cdk(Stacks stacks, String stack, String... arguments) {
        var start = Instant.now();
        var log = project.logs().resolve(stack + ".log");
        int code;
        try {
            var process = cli.start(log, List.of(arguments));
            stacks.follow(stack, process);
            code = process.exitValue();
        } catch (InterruptedException stopped) {
            throw new Failure("Stopped.");
        }
        if (code != 0) {
            throw explained(stacks, stack, start, log);
        }
    }

    /** Explains a failure by the events in AWS, or by the output of the CLI if there are none. */
    private Failure explained(Stacks stacks, String stack, Instant start, Path log) {
        var now = stacks.awaitIdle(stack);
        var failures = stacks.failures(stack, start);
        return now.isPresent() && !failures.isEmpty()
            ? stacks.failed(stack, now.get().stackStatus(), failures)
            : new Failure("%s was not deployed. The CDK says (%s):\n    %s".formatted(stack, log, CdkCli.tail(log)));
    }

    private void pushImages() {
        var images = new Images(aws, stage.region(), project, endpoints, steps);
        var api = images.pushApi(parameter("ApiRepository"));
        parameters.put("ApiImage", api.value());
        var pinned = new ImageDigest(
            assembly
                .find(stackName(stage, "Services"))
                .flatMap(services -> services.standard("LettaImage"))
                .orElseThrow()
        );
        parameters.put("LettaImage", images.mirrorLetta(parameter("LettaRepository"), pinned).value());
    }

    /** Limits the retention of the log, because RDS itself would create its group without a limit. */
    private void boundDatabaseLog() {
        try (var logs = aws.logs(stage.region())) {
            var id = parameter(DatabaseMetrics.output(stage));
            new DatabaseLog(logs, stage.database().kind(), id).keepFor(stage.logDays());
        }
    }

    private void makeDatabases() {
        var outputs = stacks(stage.region()).outputs(stackName(stage, "DatabaseSetup"));
        try (var ecs = aws.ecs(stage.region()); var logs = aws.logs(stage.region())) {
            new SetupTask(ecs, logs, outputs, steps).setUp();
        }
    }

    private void sendSite() {
        try (var s3 = aws.s3(stage.region())) {
            var today = LocalDate.now(ZoneOffset.UTC);
            var sync = new SiteSync(s3, parameter("SiteBucket"), project.site(), today);
            var result = sync.run();
            steps.note("%d files sent, %d deleted".formatted(result.sent(), result.deleted()));
            if (result.renewed()) {
                invalidate();
                sync.forgotten();
            }
        }
    }

    private void invalidate() {
        try (var cloudFront = aws.cloudFront()) {
            var answer = cloudFront.createInvalidation(request ->
                request
                    .distributionId(parameter("DistributionId"))
                    .invalidationBatch(batch ->
                        batch.callerReference(Instant.now().toString()).paths(paths -> paths.quantity(1).items("/*"))
                    )
            );
            steps.note("CloudFront forgets the old files (%s)".formatted(answer.invalidation().id()));
        }
    }

    private void smokeTest() {
        new SmokeTest(URI.create(parameter("Address")), endpoints, steps, PATIENCE).run();
    }

    private void farewell() {
        steps.say("");
        steps.say("Deep Sci-Fi is at " + parameter("Address"));
        steps.say("Dashboard: " + parameters.getOrDefault("Dashboard", "in CloudWatch"));
        steps.say(
            "Agents need a model: set ANTHROPIC_API_KEY or OPENAI_API_KEY and run " +
                "`mvn -pl infra-cdk cdk keys -Dstage=%s`, once.".formatted(stage.name())
        );
        assembly.find(stackName(stage, "Monitoring")).flatMap(Deploy::unheardAlarms).ifPresent(steps::say);
    }

    /** Returns a warning if nobody gets the alarms. */
    static Optional<String> unheardAlarms(AssembledStack monitoring) {
        return monitoring.resources("AWS::SNS::Subscription").isEmpty()
            ? Optional.of(
                  "Nobody will be told when something is wrong: set alarm.email in the settings and deploy again."
              )
            : Optional.empty();
    }

    private String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("No stack says " + name);
        }
        return value;
    }

    private Stacks stacks(String region) {
        return Stacks.in(aws, region, steps);
    }
}
