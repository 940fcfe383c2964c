package app.deepscifi.simulator.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads the requests that a stub in another process received: the model behind the Letta under test. */
public final class RemoteStub implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    /** @param url such as {@code http://127.0.0.1:9283} */
    public RemoteStub(URI url) {
        this.url = url;
    }

    /** The latest 500 requests, oldest first. */
    public List<ReceivedRequest> requests() {
        var request = HttpRequest.newBuilder(url.resolve("/requests")).build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body()).valueStream().map(ReceivedRequest::new).toList();
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
