package app.deepscifi.infra;

import static java.util.stream.Collectors.joining;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Writes values of a template in words: a reference to a resource, even in another stack, becomes its name, and a join
 * of CloudFormation becomes the joined text.
 */
public record Words(Deployment deployment, String part) {
    private static final Pattern FILLED_IN = Pattern.compile("\\$\\{([\\w.:]+)}");

    public static String withoutHash(String id) {
        return id.replaceFirst("[0-9A-F]{8}([0-9a-f]{32})?$", "");
    }

    public String of(JsonNode value) {
        if (value.isArray()) {
            return value
                .valueStream()
                .map(this::of)
                .collect(joining(", ", "[", "]"));
        }
        if (!value.isObject()) {
            return value.asString();
        }
        if (value.size() == 1) {
            var function = value.propertyStream().findFirst().orElseThrow();
            switch (function.getKey()) {
                case "Ref" -> {
                    return withoutHash(function.getValue().asString());
                }
                case "Fn::GetAtt" -> {
                    return attribute(function.getValue());
                }
                case "Fn::ImportValue" -> {
                    return exported(function.getValue().asString());
                }
                case "Fn::Join" -> {
                    return function
                        .getValue()
                        .path(1)
                        .valueStream()
                        .map(this::of)
                        .collect(joining(function.getValue().path(0).asString()));
                }
                case "Fn::Sub" -> {
                    return filledIn(function.getValue());
                }
                case "Fn::Base64" -> {
                    return of(function.getValue());
                }
                case "Fn::Select" -> {
                    return of(function.getValue().path(1)) + "[" + function.getValue().path(0).asString() + "]";
                }
                case "Fn::Split" -> {
                    return of(function.getValue().path(1));
                }
                default -> {
                }
            }
        }
        return value
            .propertyStream()
            .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
            .sorted()
            .collect(joining(", ", "{", "}"));
    }

    private static String attribute(JsonNode target) {
        return withoutHash(target.path(0).asString()) + "." + target.path(1).asString();
    }

    private String exported(String export) {
        for (var other : deployment.stacks().keySet()) {
            for (var output : deployment.document(other).path("Outputs")) {
                if (output.path("Export").path("Name").asString("").equals(export)) {
                    return new Words(deployment, other).of(output.path("Value"));
                }
            }
        }
        throw new AssertionError("No stack exports " + export);
    }

    private String filledIn(JsonNode template) {
        var values = template.path(1);
        return FILLED_IN.matcher(template.path(0).asString()).replaceAll(match -> {
            var name = match.group(1);
            return Matcher.quoteReplacement(values.has(name) ? of(values.path(name)) : name);
        });
    }
}
