package app.deepscifi.simulator;

import app.deepscifi.simulator.store.ErrorAnswer;
import app.deepscifi.simulator.store.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An HTTP request whose body has been read. */
record Request(String method, String path, URI uri, byte[] bytes) {
    /** The segments of the path after {@code /v1/}. A slash at the end makes no difference. */
    List<String> segments() {
        return Stream.of(path.split("/"))
            .filter(it -> !it.isEmpty())
            .skip(1)
            .toList();
    }

    JsonNode body() {
        if (bytes.length == 0) return Json.object();
        try {
            var body = Json.MAPPER.readTree(bytes);
            if (body.isObject()) return body;
            throw ErrorAnswer.unprocessable(
                "[{'type': 'model_attributes_type', 'loc': ('body',), 'msg': 'Input should be a valid dictionary'}]"
            );
        } catch (JacksonException e) {
            throw LettaHandler.unreadable(e);
        }
    }

    /** The decoded value of a query parameter, or "" if it is absent. */
    String query(String name) {
        var query = uri.getRawQuery();
        if (query == null) return "";
        return Stream.of(query.split("&"))
            .filter(it -> it.startsWith(name + "="))
            .map(it -> URLDecoder.decode(it.substring(name.length() + 1), StandardCharsets.UTF_8))
            .findFirst()
            .orElse("");
    }

    /** The maximum number of items in a list. */
    int limit() {
        try {
            return query("limit").isEmpty() ? 100 : Integer.parseInt(query("limit"));
        } catch (NumberFormatException _) {
            throw ErrorAnswer.unprocessable(
                "[{'type': 'int_parsing', 'loc': ('query', 'limit'), 'msg': 'Input should be a valid integer'}]"
            );
        }
    }
}
