package app.deepscifi.infra.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A file of {@code .github/workflows}, as text and parsed. */
record Workflow(String name, String text, JsonNode content) {
    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** @param name such as {@code release.yml/deploy} */
    record Job(String name, JsonNode content) {
        /** Whether the job calls another workflow. */
        boolean isCall() {
            return content.has("uses");
        }

        /** The entries of its {@code permissions}, such as {@code contents: read}. */
        List<String> permissions() {
            return content.path("permissions").propertyStream().map(Workflow::line).toList();
        }

        Stream<JsonNode> steps() {
            return content.path("steps").valueStream();
        }

        Stream<String> commands() {
            return steps()
                .map(step -> step.path("run").asString(""))
                .filter(command -> !command.isEmpty());
        }
    }

    static Workflow named(String name) {
        return read(PROJECT.resolve(".github/workflows").resolve(name));
    }

    static List<Workflow> all() {
        try (var files = Files.list(PROJECT.resolve(".github/workflows"))) {
            return files.sorted().map(Workflow::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Job job(String name) {
        return new Job(this.name + "/" + name, content.path("jobs").path(name));
    }

    List<Job> jobs() {
        return content.path("jobs").propertyStream().map(Map.Entry::getKey).map(this::job).toList();
    }

    private static Workflow read(Path file) {
        try {
            var text = Files.readString(file);
            return new Workflow(file.getFileName().toString(), text, new YAMLMapper().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Map.Entry<String, JsonNode> property) {
        return property.getKey() + ": " + property.getValue().asString();
    }

    @Override
    public String toString() {
        return name;
    }
}
