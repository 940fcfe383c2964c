package app.deepscifi.simulator.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the requests that a stub in another process received: the model behind the Letta under test. */
public final class RemoteStub implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    /** @param url such as {@code http://127.0.0.1:9283} */
    public RemoteStub(URI url) {
        this.url = url;
    }

    /** The number of the latest request, or 0 if there is none. */
    public long last() {
        // No request has a higher number, so the answer contains no requests.
        return read(Long.MAX_VALUE).path("last").asLong();
    }

    /** The requests with a higher number, oldest first. */
    public List<ReceivedRequest> after(long number) {
        return read(number)
            .path("requests")
            .valueStream()
            .map(it -> new ReceivedRequest(it.path("number").asLong(), it.path("body")))
            .toList();
    }

    private JsonNode read(long after) {
        var request = HttpRequest.newBuilder(url.resolve("/requests?after=" + after)).build();
        try {
            return JsonMapper.shared().readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the stub", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
