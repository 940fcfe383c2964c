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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Sends messages directly to a model with OpenAI's API, with the same requests as the API without an agent server. */
final class ModelRoute implements Route {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI completions;

    ModelRoute(URI model) {
        this.completions = model.resolve("/v1/chat/completions");
    }

    @Override
    public Heard say(int conversation, String message) {
        var body = Map.of(
            "model",
            "stub",
            "stream",
            true,
            "messages",
            List.of(Map.of("role", "user", "content", message))
        );
        var request = HttpRequest.newBuilder(completions)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
        var asked = System.nanoTime();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
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
        var text = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("data: {")) {
                continue;
            }
            events++;
            var piece = JSON.readTree(line.substring(6))
                .path("choices")
                .path(0)
                .path("delta")
                .path("content")
                .asString("");
            if (!piece.isEmpty()) {
                first = first == null ? Duration.ofNanos(System.nanoTime() - asked) : first;
                text.append(piece);
            }
        }
        if (first == null) {
            throw new IllegalStateException("The model said nothing");
        }
        return new Heard(first, events, text.toString());
    }

    @Override
    public void close() {
        http.close();
    }
}
