package app.deepscifi.e2e.requests;

import app.deepscifi.e2e.platform.TestPlatform;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the OpenAPI document.
 *
 * @param rule      who may call it ({@code x-access}); empty if the rule is missing
 * @param takesBody whether it takes JSON
 */
record Operation(String method, String path, String id, String rule, boolean takesBody, List<Parameter> parameters) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static List<Operation> all(TestPlatform platform) {
        return platform
            .visitor()
            .get("/api/openapi.json")
            .is(200)
            .json()
            .path("paths")
            .propertyStream()
            .flatMap(path ->
                path
                    .getValue()
                    .propertyStream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .map(operation -> of(operation.getKey(), path.getKey(), operation.getValue()))
            )
            .toList();
    }

    private static Operation of(String method, String path, JsonNode operation) {
        return new Operation(
            method.toUpperCase(Locale.ROOT),
            path,
            operation.path("operationId").asString(),
            operation.path("x-access").asString(""),
            operation.at("/requestBody/content").has("application/json"),
            operation.path("parameters").valueStream().map(Parameter::of).toList()
        );
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String in, String name, boolean isId, boolean isNumber) {
        private static Parameter of(JsonNode parameter) {
            return new Parameter(
                parameter.path("in").asString(),
                parameter.path("name").asString(),
                parameter.at("/schema/format").asString("").equals("uuid"),
                parameter.at("/schema/type").asString("").equals("integer")
            );
        }
    }

    /** Whether it requires {@code If-Match}. */
    boolean takesVersion() {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals("If-Match"));
    }

    boolean isUnsafe() {
        return !method.equals("GET");
    }

    /** Whether a call may end the session or begin a new one. */
    boolean changesSession() {
        return isUnsafe() && rule.equals("public");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
