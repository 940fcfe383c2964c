package app.deepscifi.e2e.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages through the API, as a browser does. Each conversation is that of another person with their User Agent.
 */
final class ApiRoute implements Route {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI chat;
    private final List<String> cookies;

    /** @param cookies the session cookies of the people */
    ApiRoute(URI api, List<String> cookies) {
        this.chat = api.resolve("/api/chat");
        this.cookies = cookies;
    }

    @Override
    public Heard say(int conversation, String message) {
        return say(conversation, message, _ -> {});
    }

    /** @param begun is told the address of the turn's events, before they come */
    Heard say(int conversation, String message, Consumer<String> begun) {
        var request = HttpRequest.newBuilder(chat)
            .header("Cookie", cookies.get(conversation))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("message", message))))
            .build();
        return heard(request, begun);
    }

    /** Follows a turn of the person from its beginning, on this instance. */
    Heard follow(int conversation, String events) {
        return heard(
            HttpRequest.newBuilder(chat.resolve(events)).header("Cookie", cookies.get(conversation)).build(),
            _ -> {}
        );
    }

    private Heard heard(HttpRequest request, Consumer<String> begun) {
        var asked = System.nanoTime();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            answer.headers().firstValue("Content-Location").ifPresent(begun);
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(answer + ": " + lines.readLine());
                }
                return heard(lines, asked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Heard heard(BufferedReader lines, long asked) throws IOException {
        @Nullable
        Duration first = null;
        var events = 0;
        var name = "";
        var end = "";
        var text = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                events++;
                if (Integer.parseInt(line.substring(4)) != events) {
                    throw new IllegalStateException("Event " + events + " is missing or doubled: " + line);
                }
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ") && name.equals("text")) {
                first = first == null ? Duration.ofNanos(System.nanoTime() - asked) : first;
                text.append(JSON.readTree(line.substring(6)).path("text").asString());
            } else if (line.startsWith("data: ") && name.equals("turn.finished")) {
                end = line;
            }
        }
        if (first == null || !end.contains("completed")) {
            throw new IllegalStateException("The turn did not complete: " + end);
        }
        return new Heard(first, events, text.toString());
    }

    @Override
    public void close() {
        http.close();
    }
}
