package app.deepscifi.infra;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The findings of cdk-nag, CDK's own validation and CDK's constructs, read from the reports in the folder of an
 * assembly.
 */
public record Checks(Path assembly) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    /** An accepted finding, as {@code rule: reason}. */
    public record Acceptance(String rule, String reason) implements Comparable<Acceptance> {
        @Override
        public int compareTo(Acceptance other) {
            return toString().compareTo(other.toString());
        }
    }

    /** The findings that nobody accepted. */
    public List<String> findings() {
        return Stream.of(ofNag(), ofValidation(), ofConstructs())
            .flatMap(found -> found)
            .sorted()
            .toList();
    }

    /** The acceptances that match a finding. */
    public Set<Acceptance> used() {
        var nag = rows()
            .filter(row -> row.get(2).equals("Suppressed"))
            .map(row -> new Acceptance(row.get(0), row.get(3).replaceFirst("^\\[[^]]*] ", "")));
        var validation = reports()
            .flatMap(report -> report.path("suppressedViolations").valueStream())
            .map(found -> new Acceptance(found.path("acknowledgedId").asString(), found.path("reason").asString()));
        return Stream.of(nag, validation, annotations().flatMap(this::acceptance))
            .flatMap(found -> found)
            .collect(toCollection(TreeSet::new));
    }

    /** All acceptances, with or without a finding. */
    public Set<Acceptance> declared() {
        var nag = files("*.template.json")
            .flatMap(template -> template.path("Resources").valueStream())
            .flatMap(resource -> resource.at("/Metadata/cdk_nag/rules_to_suppress").valueStream())
            .map(rule -> new Acceptance(rule.path("id").asString(), rule.path("reason").asString()));
        return Stream.concat(nag, acknowledgments().map(Acknowledgment::acceptance)).collect(
            toCollection(TreeSet::new)
        );
    }

    private Stream<String> ofNag() {
        return rows()
            .filter(row -> !Set.of("Compliant", "Suppressed").contains(row.get(2)))
            .map(row -> "%s at %s: %s".formatted(row.get(0), row.get(1), row.get(5)));
    }

    private Stream<String> ofValidation() {
        return reports()
            .flatMap(report -> report.path("violations").valueStream())
            .map(found ->
                "%s at %s: %s".formatted(
                    found.path("ruleName").asString(),
                    found.at("/violatingConstructs/0/constructPath").asString(),
                    found.path("description").asString()
                )
            );
    }

    private Stream<String> ofConstructs() {
        return annotations()
            .filter(annotation -> acceptance(annotation).findAny().isEmpty())
            // Findings of cdk-nag are also in its own report.
            .filter(annotation -> !annotation.text().startsWith("AwsSolutions-"))
            .map(annotation -> "%s: %s".formatted(annotation.path(), annotation.text()));
    }

    private record Annotation(String path, String text) {}

    private record Acknowledgment(String path, Acceptance acceptance) {
        /** Whether the acceptance is at the construct or above it. */
        boolean covers(Annotation annotation) {
            return (
                (annotation.path() + "/").startsWith(path + "/") &&
                annotation.text().endsWith("[ack: %s]".formatted(acceptance.rule().replaceFirst("^Annotation::", "")))
            );
        }
    }

    private Stream<Acceptance> acceptance(Annotation annotation) {
        return acknowledgments()
            .filter(acknowledgment -> acknowledgment.covers(annotation))
            .map(Acknowledgment::acceptance);
    }

    private Stream<Annotation> annotations() {
        return metadata(Pattern.compile("aws:cdk:(?:warning|error)")).map(entry ->
            new Annotation(entry.getKey(), entry.getValue().asString())
        );
    }

    private Stream<Acknowledgment> acknowledgments() {
        return metadata(Pattern.compile("aws:cdk:acknowledged-rules")).flatMap(entry ->
            entry
                .getValue()
                .propertyStream()
                .map(rule ->
                    new Acknowledgment(entry.getKey(), new Acceptance(rule.getKey(), rule.getValue().asString()))
                )
        );
    }

    /** The metadata of this type, with the path of the construct. */
    private Stream<Map.Entry<String, JsonNode>> metadata(Pattern type) {
        return files("*.metadata.json")
            .flatMap(JsonNode::propertyStream)
            .flatMap(construct ->
                construct
                    .getValue()
                    .valueStream()
                    .filter(entry -> type.matcher(entry.path("type").asString("")).matches())
                    .map(entry -> Map.entry(construct.getKey(), entry.path("data")))
            );
    }

    /** The rows of cdk-nag's report: rule, construct, compliance, reason, level, explanation. */
    private Stream<List<String>> rows() {
        return paths("*-NagReport.csv")
            .stream()
            .flatMap(report ->
                lines(report)
                    .skip(1)
                    .filter(not(String::isBlank))
                    .map(line ->
                        CELL.matcher(line)
                            .results()
                            .map(cell -> cell.group(1).replace("\"\"", "\""))
                            .toList()
                    )
            );
    }

    private Stream<JsonNode> reports() {
        return files("validation-report.json").flatMap(report -> report.path("pluginReports").valueStream());
    }

    private Stream<JsonNode> files(String pattern) {
        return paths(pattern).stream().map(JSON::readTree);
    }

    private List<Path> paths(String pattern) {
        try (var files = Files.newDirectoryStream(assembly, pattern)) {
            var paths = new ArrayList<Path>();
            files.forEach(paths::add);
            if (paths.isEmpty()) {
                throw new AssertionError("Nothing was checked: there is no %s in %s".formatted(pattern, assembly));
            }
            return paths;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
