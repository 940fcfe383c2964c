package app.deepscifi.e2e.requests;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests for one operation: a valid one, mostly with a random fault. */
final class FuzzedRequests {

    /** Any request with a path that a client can send. */
    record Request(String method, String path, Map<String, String> headers, byte[] body) {
        Answer sendAs(Visitor sender) {
            return sender.send(method, path, headers, body);
        }

        @Override
        public String toString() {
            var text = new String(body, StandardCharsets.UTF_8);
            return method + " " + shortened(path) + " " + shortened(headers.toString()) + " " + shortened(text);
        }

        private static String shortened(String text) {
            return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "… (" + text.length() + ")";
        }
    }

    private static final List<String> PATHS = List.of(
        "%00",
        "%20",
        "%2e%2e",
        "%ff",
        "%ed%a0%80",
        "..;",
        "x".repeat(2_000),
        "-1",
        "2147483648",
        "00000000-0000-4000-8000-000000000000"
    );

    private final Operation operation;
    private final Request right;

    /** @param right a valid request */
    FuzzedRequests(Operation operation, Request right) {
        this.operation = operation;
        this.right = right;
    }

    Arbitrary<Request> any() {
        var kinds = new ArrayList<>(List.of(Arbitraries.just(right), headers()));
        if (operation.path().contains("{")) {
            kinds.add(paths());
        }
        if (has("query")) {
            kinds.add(queries());
        }
        if (operation.takesBody()) {
            kinds.add(HostileValues.bodies().map(body -> with(right.headers(), body)));
            for (var i = 0; i < 3; i++) {
                kinds.add(bodies());
            }
        }
        return Arbitraries.oneOf(kinds);
    }

    private Arbitrary<Request> paths() {
        var ids = right.path().replaceAll("\\?.*", "").split("/");
        var template = operation.path().split("/");
        var places = new ArrayList<Integer>();
        for (var i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                places.add(i);
            }
        }
        var values = Arbitraries.oneOf(Arbitraries.of(PATHS), HostileValues.texts().map(FuzzedRequests::encoded));
        return Combinators.combine(Arbitraries.of(places), values).as((place, value) -> {
            var path = ids.clone();
            path[place] = value.isEmpty() ? "%20" : value;
            return new Request(right.method(), String.join("/", path), right.headers(), right.body());
        });
    }

    private Arbitrary<Request> queries() {
        var names = Arbitraries.of(names("query"));
        var values = Arbitraries.oneOf(
            HostileValues.texts().map(FuzzedRequests::encoded),
            Arbitraries.of("%ff", "%00", "")
        );
        var pair = Combinators.combine(names, values).as((name, value) -> name + "=" + value);
        var begin = right.path().replaceAll("\\?.*", "") + "?";
        return pair
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(pairs -> new Request(right.method(), begin + String.join("&", pairs), right.headers(), right.body()));
    }

    private Arbitrary<Request> headers() {
        var names = new ArrayList<>(names("header"));
        names.addAll(List.of("Accept", "Content-Type", "If-None-Match", "Range", "Accept-Language"));
        var values = Arbitraries.oneOf(
            Arbitraries.of(
                "",
                "*",
                "*/*",
                "text/html",
                "image/png",
                "application/xml",
                "application/json;charset=utf-16",
                "application/json;charset=nonsense",
                "multipart/form-data",
                "W/\"1\"",
                "\"1\"",
                "\"99999999999\"",
                "bytes=0-1"
            ),
            HostileValues.texts().map(FuzzedRequests::printable)
        );
        return Combinators.combine(Arbitraries.of(names), values).as((name, value) -> {
            var headers = new HashMap<>(right.headers());
            headers.put(name, value);
            return with(headers, right.body());
        });
    }

    private Arbitrary<Request> bodies() {
        var good = (ObjectNode) Visitor.JSON.readTree(right.body());
        var places = new ArrayList<String>();
        places("", good, places);
        return Combinators.combine(
            Arbitraries.of(places),
            HostileValues.json(),
            Arbitraries.integers().between(0, 5)
        ).as((place, value, what) -> {
            var body = good.deepCopy();
            var parent = body.at(place.substring(0, place.lastIndexOf('/')));
            var last = place
                .substring(place.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
            switch (parent) {
                case ObjectNode object when what == 0 -> object.remove(last);
                case ObjectNode object when what == 1 -> object.set(last + "-too", value);
                case ObjectNode object -> object.set(last, value);
                default -> ((ArrayNode) parent).set(Integer.parseInt(last), value);
            }
            return with(right.headers(), bytes(body));
        });
    }

    private Request with(Map<String, String> headers, byte[] body) {
        return new Request(right.method(), right.path(), headers, body);
    }

    private boolean has(String in) {
        return !names(in).isEmpty();
    }

    private List<String> names(String in) {
        return operation
            .parameters()
            .stream()
            .filter(parameter -> parameter.in().equals(in))
            .map(Operation.Parameter::name)
            .toList();
    }

    /** Collects the JSON pointers of all values, including objects and lists. */
    private static void places(String path, JsonNode node, List<String> places) {
        if (!path.isEmpty()) {
            places.add(path);
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            places(path + "/" + i, node.get(i), places);
        }
        for (var property : node.properties()) {
            places(path + "/" + property.getKey().replace("~", "~0").replace("/", "~1"), property.getValue(), places);
        }
    }

    /** Unpaired surrogates are possible only in JSON. */
    private static byte[] bytes(JsonNode body) {
        var json = new StringBuilder();
        Visitor.JSON.writeValueAsString(body)
            .chars()
            .forEach(c -> json.append(Character.isSurrogate((char) c) ? "\\u%04x".formatted(c) : "" + (char) c));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.substring(0, Math.min(text.length(), 3_000)), StandardCharsets.UTF_8).replace(
            "+",
            "%20"
        );
    }

    /** Removes characters that clients can't send in a header. */
    private static String printable(String text) {
        var printable = text.replaceAll("[^ -~]", "?");
        return printable.substring(0, Math.min(printable.length(), 1_000)).strip();
    }
}
