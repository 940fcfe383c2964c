package app.deepscifi.infra.deploy;

import app.deepscifi.infra.Settings;
import app.deepscifi.infra.Stage;
import app.deepscifi.infra.cost.CostReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The commands behind {@code mvn -pl infra-cdk cdk …}, each named by the argument. Ends with 1, and a line that says why,
 * where the command could not do all it should.
 */
final class Cdk {

    private Cdk() {}

    public static void main(String[] arguments) throws IOException {
        var mark = Path.of(System.getProperty("failed", "infra-cdk/target/cdk.failed"));
        Files.createDirectories(mark.toAbsolutePath().getParent());
        Files.writeString(mark, arguments[0]);
        try {
            run(arguments[0]);
        } catch (Failure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
        Files.delete(mark);
    }

    private static void run(String command) {
        var stage = stage(System.getProperty("stage", "starter"));
        var settings = settings(Path.of(System.getProperty("settings", "infra-cdk/" + stage.name() + ".properties")));
        var project = new Project(Path.of(System.getProperty("project", ".")).toAbsolutePath().normalize());
        var synth = new Synth(project, stage, settings);
        switch (command) {
            case "synth" -> synth.print();
            case "cost" -> System.out.print(cost(stage, synth.assembly(), System.getProperty("format", "text")));
            default -> throw new Failure("There is no command \"" + command + "\".");
        }
    }

    private static String cost(Stage stage, Assembly assembly, String format) {
        var templates = new LinkedHashMap<String, JsonNode>();
        assembly.stacks().forEach(stack -> templates.put(stack.name(), stack.content()));
        var report = CostReport.of(stage, templates);
        return switch (format) {
            case "text" -> report.text();
            case "markdown" -> report.markdown();
            default -> throw new Failure("There is no format \"" + format + "\": choose text or markdown.");
        };
    }

    private static Stage stage(String name) {
        try {
            return Stage.named(name);
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
