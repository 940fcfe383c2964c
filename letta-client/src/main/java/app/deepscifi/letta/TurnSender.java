package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.SendMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages and opens the stream of the answer. It is written by hand, because generated clients read no streams.
 */
final class TurnSender {

    /** In bytes: enough of an error answer for its reason. */
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private final HttpClient http;
    private final JsonMapper json;
    private final LettaErrors errors;
    private final LettaSettings settings;
    private final String baseUrl;

    TurnSender(HttpClient http, JsonMapper json, LettaErrors errors, LettaSettings settings) {
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
        try {
            var answer = http.send(request(conversation, messages), HttpResponse.BodyHandlers.ofPublisher());
            return open(answer);
        } catch (IOException failure) {
            throw errors.of(failure);
        } catch (InterruptedException interruption) {
            throw LettaErrors.interrupted(interruption);
        }
    }

    private HttpRequest request(ConversationId conversation, SendMessages messages) {
        var request = HttpRequest.newBuilder(
            URI.create(baseUrl + "/v1/conversations/" + conversation.value() + "/messages")
        )
            .timeout(settings.idleTimeout())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(Wire.messagesSend(messages))));
        if (settings.password() != null) {
            request.header("Authorization", "Bearer " + settings.password());
        }
        return request.build();
    }

    private LettaStream open(HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer)
        throws IOException, InterruptedException {
        var feed = new ByteFeed();
        answer.body().subscribe(feed);
        if (answer.statusCode() != 200) {
            throw errors.of(answer.statusCode(), refusal(feed));
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("text/event-stream")) {
            feed.close();
            throw new LettaException(Kind.BAD_ANSWER, "Not an event stream but " + type);
        }
        return new LettaStream(feed, json, settings.idleTimeout(), settings.maxFrameBytes());
    }

    private byte[] refusal(ByteFeed feed) throws IOException, InterruptedException {
        try (feed) {
            var body = new ByteArrayOutputStream();
            for (var chunk = feed.next(settings.answerTimeout()); chunk != null; ) {
                for (var bytes : chunk) {
                    var part = new byte[Math.min(bytes.remaining(), LONGEST_REFUSAL - body.size())];
                    bytes.get(part);
                    body.write(part);
                }
                chunk = body.size() < LONGEST_REFUSAL ? feed.next(settings.answerTimeout()) : null;
            }
            return body.toByteArray();
        }
    }
}
