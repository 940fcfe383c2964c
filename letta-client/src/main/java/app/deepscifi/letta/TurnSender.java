package app.deepscifi.letta;

import app.deepscifi.http.Answer;
import app.deepscifi.http.StreamingClient;
import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.SendMessages;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages and opens the stream of the answer. It is written by hand, because generated clients can't read streams.
 */
final class TurnSender {

    private final StreamingClient http;
    private final JsonMapper json;
    private final LettaErrors errors;
    private final LettaSettings settings;
    private final String baseUrl;

    TurnSender(StreamingClient http, JsonMapper json, LettaErrors errors, LettaSettings settings) {
        this.http = http;
        this.json = json;
        this.errors = errors;
        this.settings = settings;
        this.baseUrl = withoutTrailingSlash(settings.baseUrl());
    }

    static String withoutTrailingSlash(URI url) {
        var text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    LettaStream send(ConversationId conversation, SendMessages messages) {
        var url = URI.create(baseUrl + "/v1/conversations/" + conversation.value() + "/messages");
        var body = json.writeValueAsBytes(Wire.messagesSend(messages));
        try {
            return open(http.post(url, headers(), body));
        } catch (IOException failure) {
            throw errors.of(failure);
        }
    }

    private Map<String, List<String>> headers() {
        var headers = new HashMap<String, List<String>>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("Accept", List.of("text/event-stream"));
        if (settings.password() != null) {
            headers.put("Authorization", List.of("Bearer " + settings.password()));
        }
        return headers;
    }

    private LettaStream open(Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw errors.of(answer.status(), answer.refusal());
        }
        var type = answer.headers().getOrDefault("Content-Type", List.of("")).getFirst();
        if (!type.startsWith("text/event-stream")) {
            answer.close();
            throw new LettaException(Kind.BAD_ANSWER, "Not an event stream but " + type);
        }
        return new LettaStream(answer, json, settings.idleTimeout(), settings.maxFrameBytes());
    }
}
