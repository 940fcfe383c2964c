package app.deepscifi.infra.deploy;

import app.deepscifi.infra.cost.CostReport;
import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Endpoints;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Project;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/**
 * The commands behind {@code mvn -pl infra-cdk cdk …}; the argument names the command. If it fails, it prints the
 * reason in one line and exits with 1.
 */
final class Cdk {

    private Cdk() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run(arguments[0]);
        } catch (Failure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (SdkException refused) {
            System.err.println("AWS refused a request: " + refused.getMessage());
            System.exit(1);
        }
        // Maven checks this file to see that the command succeeded.
        Files.writeString(Path.of(System.getProperty("done", "infra-cdk/target/cdk.done")), arguments[0]);
    }

    private static void run(String command) {
        var stage = stage(System.getProperty("stage", "starter"));
        var settings = settings(Path.of(System.getProperty("settings", "infra-cdk/" + stage.name() + ".properties")));
        var project = new Project(Path.of(System.getProperty("project", ".")).toAbsolutePath().normalize());
        var steps = new Steps(System.out);
        var endpoints = Endpoints.of(System.getenv());
        // Allows requests to another address with the site's name in the Host header.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        var synth = new Synth(project, stage, settings);
        switch (command) {
            case "synth" -> synth.print();
            case "cost" -> System.out.print(cost(stage, synth.assembly(), System.getProperty("format", "text")));
            case "diff" -> {
                Aws.signIn(stage.region());
                new Diff(project, synth.assembly()).run();
            }
            case "deploy" -> {
                project.requireBuilt();
                var aws = Aws.signIn(stage.region());
                new Deploy(project, stage, synth.assembly(), aws, endpoints, steps).run();
            }
            case "keys" -> new Keys(stage, Aws.signIn(stage.region()), steps, System.getenv()).run();
            case "rotate" -> new Rotation(stage, Aws.signIn(stage.region()), steps).run();
            case "drill" -> RestoreDrill.run(stage, Aws.signIn(stage.region()), steps);
            case "destroy" -> new Destroy(stage, Aws.signIn(stage.region()), steps).run(
                System.getProperty("confirm", "")
            );
            default -> throw new Failure("There is no command \"" + command + "\".");
        }
    }

    private static String cost(DeploymentStage stage, Assembly assembly, String format) {
        var templates = new LinkedHashMap<String, JsonNode>();
        assembly.stacks().forEach(stack -> templates.put(stack.name(), stack.content()));
        var streams = Integer.getInteger("streams");
        var report = streams == null ? CostReport.of(stage, templates) : CostReport.of(stage, templates, streams);
        return switch (format) {
            case "text" -> report.text();
            case "markdown" -> report.markdown();
            default -> throw new Failure("There is no format \"" + format + "\": choose text or markdown.");
        };
    }

    private static DeploymentStage stage(String name) {
        try {
            return DeploymentStage.named(name);
        } catch (IllegalArgumentException unknown) {
            throw new Failure(String.valueOf(unknown.getMessage()));
        }
    }

    private static Settings settings(Path file) {
        try {
            return Settings.read(file);
        } catch (IllegalArgumentException invalid) {
            throw new Failure(String.valueOf(invalid.getMessage()));
        }
    }
}
