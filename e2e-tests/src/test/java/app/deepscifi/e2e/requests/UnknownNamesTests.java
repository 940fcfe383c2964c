package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces each parameter and each property of the body, for each operation of the OpenAPI document, by a value of the
 * right type that refers to nothing. The rest of the request is valid.
 */
@WithPlatform
class UnknownNamesTests {

    private static final String NO_ID = "00000000-0000-4000-8000-000000000000";
    private static final int NO_NUMBER = Integer.MAX_VALUE;
    private static final String NO_NAME = "nothing-of-that-name";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final TestPlatform platform;
    private final Scene scene;

    UnknownNamesTests(TestPlatform platform) {
        this.platform = platform;
        this.scene = Scene.of(platform, "private");
    }

    @TestFactory
    Stream<DynamicTest> a_parameter_that_names_nothing_is_answered() {
        return Operation.all(platform)
            .stream()
            .flatMap(operation ->
                operation
                    .parameters()
                    .stream()
                    .map(parameter ->
                        dynamicTest(operation + " " + parameter.name(), () -> isAnswered(operation, parameter))
                    )
            );
    }

    @TestFactory
    Stream<DynamicTest> a_property_that_names_nothing_is_answered() {
        return Operation.all(platform)
            .stream()
            .filter(Operation::takesBody)
            .flatMap(operation ->
                places("", body(operation))
                    .stream()
                    .map(place -> dynamicTest(operation + " " + place, () -> isAnswered(operation, place)))
            );
    }

    private void isAnswered(Operation operation, Operation.Parameter parameter) {
        var ids = new HashMap<>(scene.ids());
        var headers = new HashMap<>(scene.headers(operation));
        var query = "";
        switch (parameter.in()) {
            case "path" -> ids.put(parameter.name(), parameter.isNumber() ? "" + NO_NUMBER : nothing(parameter));
            case "query" -> query = parameter.name() + "=" + (parameter.isNumber() ? NO_NUMBER : nothing(parameter));
            case "header" -> headers.put(parameter.name(), nothing(parameter));
            default -> throw new AssertionError(parameter);
        }
        var path = new Scene(scene.owner(), scene.editor(), scene.viewer(), ids).path(operation);
        var kept = query.isEmpty() ? path : path.replaceAll("(?<=[?&])" + parameter.name() + "=[^&]*&?", "");
        var sent = query.isEmpty() ? path : kept + (kept.contains("?") ? "&" : "?") + query;
        var body = operation.takesBody() ? Visitor.json(body(operation)) : new byte[0];

        isAnswered(send(operation, sent, headers, body), parameter.isId());
    }

    private void isAnswered(Operation operation, String place) {
        var body = body(operation);
        var parent = body.at(place.substring(0, place.lastIndexOf('/')));
        var last = place.substring(place.lastIndexOf('/') + 1);
        var named = isId(body.at(place));
        if (parent instanceof ObjectNode object) {
            object.set(last, nothing(object.get(last)));
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), nothing(parent.get(Integer.parseInt(last))));
        }

        isAnswered(send(operation, scene.path(operation), scene.headers(operation), Visitor.json(body)), named);
    }

    /**
     * Sends as the owner, who is signed in again if necessary: otherwise the next request would be refused for another
     * reason.
     */
    private Answer send(Operation operation, String path, Map<String, String> headers, byte[] body) {
        var owner = scene.owner();
        var sender = operation.changesSession() ? owner.elsewhere() : owner;
        var answer = sender.send(operation.method(), path, headers, body);
        assertThat(owner.get("/api/auth/me").is(200).json().path("id").asString()).isEqualTo(owner.id());
        return answer;
    }

    private static void isAnswered(Answer answer, boolean namesNothing) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        if (namesNothing) {
            assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        }
        if (answer.status() >= 400) {
            answer.problem();
        }
    }

    private static boolean isId(JsonNode value) {
        return value.isString() && ID.matcher(value.stringValue()).matches();
    }

    private ObjectNode body(Operation operation) {
        return Visitor.JSON.valueToTree(scene.body(operation));
    }

    /** The JSON pointers of all values. */
    private static List<String> places(String path, JsonNode node) {
        if (!node.isContainer()) {
            return List.of(path);
        }
        var places = new ArrayList<String>();
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                places.addAll(places(path + "/" + i, node.get(i)));
            }
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            places.addAll(
                places(path + "/" + property.getKey().replace("~", "~0").replace("/", "~1"), property.getValue())
            );
        }
        return places;
    }

    private static String nothing(Operation.Parameter parameter) {
        return parameter.isId() ? NO_ID : NO_NAME;
    }

    private static JsonNode nothing(JsonNode value) {
        if (value.isNumber()) {
            return Visitor.JSON.valueToTree(NO_NUMBER);
        }
        if (!value.isString()) {
            return value;
        }
        return Visitor.JSON.valueToTree(isId(value) ? NO_ID : NO_NAME);
    }
}
