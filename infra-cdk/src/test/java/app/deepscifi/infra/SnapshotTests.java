package app.deepscifi.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The templates at their last review. The diff of these files shows the effect of a change in a construct, or in CDK,
 * on AWS. {@code mvn verify -pl infra-cdk -Dtemplates.write} accepts a change.
 */
class SnapshotTests {

    private static final Path FOLDER = Path.of("src/test/templates");
    private static final boolean WRITE = System.getProperty("templates.write") != null;
    private static final int SHOWN = 5;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter WRITER = JSON.writer().with(
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)
        )
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES)
    );

    record Snapshot(String name, JsonNode template) {
        Path file() {
            return FOLDER.resolve(name + ".json");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Snapshot> snapshots() {
        var snapshots = new ArrayList<Snapshot>();
        for (var deployment : Deployment.STAGES) {
            deployment
                .stacks()
                .keySet()
                .forEach(part -> snapshots.add(new Snapshot(deployment + "/" + part, template(deployment, part))));
        }
        // With all options of an operator: only the templates that differ.
        for (var part : Deployment.COMPLETE.stacks().keySet()) {
            var template = template(Deployment.COMPLETE, part);
            if (!template.equals(template(Deployment.PRODUCTION, part))) {
                snapshots.add(new Snapshot("complete/" + part, template));
            }
        }
        return snapshots;
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void a_template_is_what_it_was_or_somebody_wanted_another_one(Snapshot snapshot) throws IOException {
        if (WRITE) {
            Files.createDirectories(snapshot.file().getParent());
            Files.writeString(snapshot.file(), WRITER.writeValueAsString(snapshot.template()) + "\n");
        }

        var before = Files.exists(snapshot.file()) ? JSON.readTree(snapshot.file()) : JSON.createObjectNode();
        var differences = differences("", before, snapshot.template());

        assertThat(differences)
            .as(
                "%s is another one now, in %d places:%n%s%n%nIf it should be, run%n  mvn verify -pl infra-cdk -Dtemplates.write%nand look at the diff",
                snapshot.name(),
                differences.size(),
                String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size())))
            )
            .isEmpty();
    }

    @Test
    void there_is_no_file_of_a_stack_that_is_gone() throws IOException {
        var expected = new TreeSet<Path>();
        snapshots().forEach(snapshot -> expected.add(snapshot.file()));
        if (WRITE) {
            for (var file : files()) {
                if (!expected.contains(file)) {
                    Files.delete(file);
                }
            }
        }

        assertThat(files())
            .as("run mvn verify -pl infra-cdk -Dtemplates.write")
            .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /**
     * The template without parts that have their own tests and would otherwise appear for each resource or page of the
     * site.
     */
    private static JsonNode template(Deployment deployment, String part) {
        var template = (ObjectNode) deployment.document(part).deepCopy();
        for (var resource : template.path("Resources")) {
            ((ObjectNode) resource).remove("Metadata");
            if (resource.path("Properties") instanceof ObjectNode properties && properties.has("FunctionCode")) {
                properties.put("FunctionCode", "what ViewerRequest puts together");
            }
        }
        return sorted(template);
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var sorted = JsonNodeFactory.instance.objectNode();
                var properties = new TreeMap<String, JsonNode>();
                object.propertyStream().forEach(property -> properties.put(property.getKey(), property.getValue()));
                properties.forEach((name, value) -> sorted.set(name, sorted(value)));
                yield sorted;
            }
            case ArrayNode array -> {
                var sorted = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> sorted.add(sorted(element)));
                yield sorted;
            }
            default -> node;
        };
    }

    /** The deepest paths at which the two differ. */
    private static List<String> differences(String path, JsonNode before, JsonNode now) {
        if (before.equals(now)) {
            return List.of();
        }
        if ((before.isObject() && now.isObject()) || (before.isArray() && now.isArray())) {
            var inBefore = children(before);
            var inNow = children(now);
            return Stream.concat(inBefore.keySet().stream(), inNow.keySet().stream())
                .distinct()
                .flatMap(child ->
                    differences(
                        path + "/" + child,
                        inBefore.getOrDefault(child, JSON.missingNode()),
                        inNow.getOrDefault(child, JSON.missingNode())
                    ).stream()
                )
                .toList();
        }
        return List.of("%s: %s -> %s".formatted(path, briefly(before), briefly(now)));
    }

    private static Map<String, JsonNode> children(JsonNode node) {
        var children = new LinkedHashMap<String, JsonNode>();
        if (node.isArray()) {
            node.forEach(element -> children.put(String.valueOf(children.size()), element));
        } else {
            node.propertyStream().forEach(property -> children.put(property.getKey(), property.getValue()));
        }
        return children;
    }

    private static String briefly(JsonNode node) {
        var text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
