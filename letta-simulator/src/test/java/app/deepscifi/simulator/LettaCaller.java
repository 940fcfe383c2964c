package app.deepscifi.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a Letta server over plain HTTP. */
final class LettaCaller implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();
    static final String TOOLS = """
    [{"name": "list_worlds", "description": "Lists the worlds of the person", "parameters": {"type": "object"}},
     {"name": "create_world", "description": "Creates a world", "parameters": {"type": "object"}}]
    """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final @Nullable String password;

    LettaCaller(URI base, @Nullable String password) {
        this.base = base;
        this.password = password;
    }

    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        /** The data of each frame of a stream, as it was sent. */
        List<String> data() {
            return body
                .lines()
                .filter(it -> it.startsWith("data: "))
                .map(it -> it.substring(6))
                .toList();
        }

        List<JsonNode> frames() {
            return data()
                .stream()
                .filter(it -> it.startsWith("{"))
                .map(JSON::readTree)
                .toList();
        }

        List<JsonNode> frames(String type) {
            return frames()
                .stream()
                .filter(it -> it.path("message_type").asString("").equals(type))
                .toList();
        }

        List<String> types() {
            return frames()
                .stream()
                .map(it -> it.path("message_type").asString(""))
                .distinct()
                .toList();
        }

        String text() {
            return String.join(
                "",
                frames("assistant_message")
                    .stream()
                    .map(it -> it.path("content").asString(""))
                    .toList()
            );
        }

        String stopReason() {
            return frames("stop_reason").getLast().path("stop_reason").asString("");
        }

        /** The calls of the stream, joined from their pieces, in order. */
        List<Called> calls() {
            var calls = new ArrayList<Called>();
            for (var frame : frames("approval_request_message")) {
                var piece = frame.path("tool_calls");
                var id = piece.path("tool_call_id").asString("");
                if (piece.hasNonNull("name")) calls.add(new Called(id, piece.path("name").asString(""), ""));
                else calls.set(calls.size() - 1, calls.getLast().plus(piece.path("arguments").asString("")));
            }
            return calls;
        }
    }

    record Called(String id, String tool, String arguments) {
        Called plus(String piece) {
            return new Called(id, tool, arguments + piece);
        }

        JsonNode json() {
            return JSON.readTree(arguments);
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, @Nullable String body) {
        try {
            var answer = http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines of an answer while they arrive; closing it drops the connection. */
    Stream<String> open(String path, String body) {
        try {
            return http.send(request("POST", path, body), HttpResponse.BodyHandlers.ofLines()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var builder = HttpRequest.newBuilder(base.resolve(path))
            .method(method, publisher)
            .header("Content-Type", "application/json");
        return (password == null ? builder : builder.header("Authorization", "Bearer " + password)).build();
    }

    String agent(boolean parallel) {
        var body = """
        {"name": "recorded", "agent_type": "letta_v1_agent", "system": "You are terse.", "model": "openai-proxy/stub",
         "model_settings": {"provider_type": "openai", "parallel_tool_calls": %s, "temperature": 0.9},
         "include_base_tools": false, "memory_blocks": [{"label": "persona", "value": "You keep worlds."}]}
        """.formatted(parallel);
        return post("/v1/agents/", body).json().path("id").asString("");
    }

    String conversation(String agent) {
        return post("/v1/conversations/?agent_id=" + agent, "{}")
            .json()
            .path("id")
            .asString("");
    }

    Answer say(String conversation, String text) {
        return post(messages(conversation), input(text));
    }

    Answer turn(String conversation, String messages) {
        return post(messages(conversation), body(messages));
    }

    static String input(String text) {
        return body("[{\"type\": \"message\", \"role\": \"user\", \"content\": %s}]".formatted(quoted(text)));
    }

    private static String body(String messages) {
        return """
        {"messages": %s, "streaming": true, "stream_tokens": true, "include_pings": true, "client_tools": %s}
        """.formatted(messages, TOOLS);
    }

    static String messages(String conversation) {
        return "/v1/conversations/" + conversation + "/messages";
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    /** The stored messages of the conversation, oldest first. */
    List<JsonNode> remembered(String conversation) {
        return get(messages(conversation) + "?order=asc")
            .json()
            .valueStream()
            .toList();
    }

    List<String> rememberedTypes(String conversation) {
        return remembered(conversation)
            .stream()
            .map(it -> it.path("message_type").asString(""))
            .toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
