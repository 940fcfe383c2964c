package app.deepscifi.infra;

import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stacks of a stage, as they would be deployed. Each choice is synthesized once, because that takes seconds. */
public record Deployment(DeploymentStage stage, Settings settings, App app, Map<String, Stack> stacks) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Deployment> MADE = new ConcurrentHashMap<>();
    private static final Map<App, Path> ASSEMBLIES = new ConcurrentHashMap<>();
    private static final Map<Stack, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();

    public static final Deployment STARTER = of(DeploymentStage.STARTER);
    public static final Deployment PRODUCTION = of(DeploymentStage.PRODUCTION);
    public static final Deployment LARGE = of(DeploymentStage.LARGE);

    /** All options that an operator can set. */
    public static final Deployment COMPLETE = of(
        DeploymentStage.PRODUCTION,
        "domain=deepscifi.example",
        "domain.zone=Z0123456789ABCDEFGHIJ",
        "alarm.email=operator@deepscifi.example",
        "budget=500",
        "cache=true",
        "agent.runtime=letta",
        "github.repository=deepscifi@123456/deepscifi@456789"
    );

    public static final List<Deployment> STAGES = List.of(STARTER, PRODUCTION, LARGE);
    public static final List<Deployment> ALL = List.of(STARTER, PRODUCTION, LARGE, COMPLETE);

    public static Deployment of(DeploymentStage stage, String... settings) {
        return MADE.computeIfAbsent(stage.name() + " " + String.join(" ", settings), _ -> {
            var chosen = new Properties();
            for (var setting : settings) {
                var parts = setting.split("=", 2);
                chosen.setProperty(parts[0], parts[1]);
            }
            var app = new App();
            var stacks = new LinkedHashMap<String, Stack>();
            for (var stack : DeepSciFiApp.stacks(app, stage, Settings.of(chosen))) {
                stacks.put(stack.getStackName().substring("DeepSciFi--".length() + stage.name().length()), stack);
            }
            return new Deployment(stage, Settings.of(chosen), app, stacks);
        });
    }

    boolean has(String part) {
        return stacks.containsKey(part);
    }

    Stack stack(String part) {
        var stack = stacks.get(part);
        if (stack == null) {
            throw new AssertionError("There is no stack " + part + " in " + stacks.keySet());
        }
        return stack;
    }

    /** The folder that CDK's CLI would get: templates and reports of checks. */
    public Path assembly() {
        return ASSEMBLIES.computeIfAbsent(app, made -> Path.of(made.synth().getDirectory()));
    }

    /** The template that CloudFormation would get. */
    public JsonNode document(String part) {
        return DOCUMENTS.computeIfAbsent(stack(part), stack ->
            JSON.readTree(assembly().resolve(stack.getTemplateFile()))
        );
    }

    /** An output of the stack for the commands, in the form of {@link Words}. */
    public String output(String name, String part) {
        return new Words(this, part).of(document(part).required("Outputs").required(name).required("Value"));
    }

    public Stream<Resource> resources(String part) {
        return document(part)
            .required("Resources")
            .propertyStream()
            .map(entry -> new Resource(this, part, entry.getKey(), entry.getValue()));
    }

    /** All resources of this type in all stacks, in the order of deployment. */
    public List<Resource> all(String type) {
        return stacks
            .keySet()
            .stream()
            .flatMap(this::resources)
            .filter(resource -> resource.type().equals(type))
            .toList();
    }

    /** The only resource of this type. */
    public Resource only(String type) {
        var all = all(type);
        if (all.size() != 1) {
            throw new AssertionError("There are %d of %s".formatted(all.size(), type));
        }
        return all.getFirst();
    }

    /** The resource with this type and {@link Resource#name()}. */
    public Resource named(String name, String type) {
        var all = all(type);
        return all
            .stream()
            .filter(resource -> resource.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new AssertionError(
                    "No %s is %s, but %s".formatted(type, name, all.stream().map(Resource::name).toList())
                )
            );
    }

    @Override
    public String toString() {
        return stage.name();
    }
}
