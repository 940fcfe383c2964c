package app.deepscifi.simulator;

import app.deepscifi.simulator.store.ErrorAnswer;
import app.deepscifi.simulator.store.Json;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An HTTP request whose body has been read. */
record Request(String method, URI uri, byte[] bytes) {
    private static final int ID = 2;
    private static final int LABEL = 5;

    /**
     * The method and the path, with a star in place of the id and the label, such as {@code POST /v1/agents/*}. A slash
     * at the end makes no difference.
     */
    String operation() {
        var operation = new StringBuilder(method).append(' ');
        var segments = segments();
        for (var at = 0; at < segments.size(); at++) {
            operation.append('/').append(at == ID || at == LABEL ? "*" : segments.get(at));
        }
        return operation.toString();
    }

    /** The id of the agent or the conversation in the path. Call it only if the operation has one. */
    String id() {
        return segments().get(ID);
    }

    /** The label of the block in the path. Call it only if the operation has one. */
    String label() {
        return segments().get(LABEL);
    }

    private List<String> segments() {
        return Stream.of(uri.getPath().split("/"))
            .filter(it -> !it.isEmpty())
            .toList();
    }

    JsonNode body() {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JacksonException _) {
            throw ErrorAnswer.unprocessable(
                "[{'type': 'json_invalid', 'loc': ('body', 1), 'msg': 'JSON decode error'}]"
            );
        }
    }

    /** The value of a query parameter, or this default if it is absent. */
    String query(String name, String absent) {
        return Stream.ofNullable(uri.getQuery())
            .flatMap(query -> Stream.of(query.split("&")))
            .filter(it -> it.startsWith(name + "="))
            .map(it -> it.substring(name.length() + 1))
            .findFirst()
            .orElse(absent);
    }
}
