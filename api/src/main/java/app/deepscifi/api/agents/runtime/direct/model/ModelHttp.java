package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Carries the requests of the providers' libraries. The client that those bring can't be closed while another thread reads
 * from it, which is how a turn is stopped.
 */
public final class ModelHttp implements Carrier, AutoCloseable {

    private static final int LONGEST_REFUSAL = 64 * 1024;

    /** HTTP/1.1: a connection for each answer, so that none waits for another's, or ends with it. */
    private final HttpClient http;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration silence;

    /** @param silence the longest that nothing may come, before the answer and within it */
    public ModelHttp(Duration connecting, Duration silence) {
        this.silence = silence;
        this.http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connecting)
            .executor(threads)
            .build();
    }

    @Override
    public Answer post(String url, Map<String, List<String>> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(url))
            .timeout(silence)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return sentAgainIfLost(request.build());
        } catch (HttpTimeoutException e) {
            var what = e instanceof HttpConnectTimeoutException ? "No connection in time" : "No answer in time";
            throw new AgentRuntimeException(Kind.UNAVAILABLE, what, e);
        } catch (IOException e) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "No connection to the model's provider", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "Interrupted while the model was asked", e);
        }
    }

    /** A connection that rested may be gone at the very moment it is used: then nobody has read the request. */
    private Answer sentAgainIfLost(HttpRequest request) throws IOException, InterruptedException {
        try {
            return sent(request);
        } catch (HttpTimeoutException | ConnectException e) {
            throw e;
        } catch (IOException lost) {
            return sent(request);
        }
    }

    private Answer sent(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofPublisher());
        var body = new BodyStream(silence);
        answer.body().subscribe(body);
        if (answer.statusCode() >= 300) {
            // The providers' libraries would read it, and fail where a code is a number.
            throw Refusals.of(answer.statusCode(), whole(body));
        }
        return new Answer(answer.statusCode(), answer.headers().map(), body);
    }

    /** Nobody else would close it. What breaks off says as much as came. */
    private static byte[] whole(BodyStream body) throws IOException {
        var refusal = new ByteArrayOutputStream();
        try (body) {
            for (var next = body.read(); next >= 0 && refusal.size() < LONGEST_REFUSAL; next = body.read()) {
                refusal.write(next);
            }
        } catch (AgentRuntimeException brokeOff) {
            return refusal.toByteArray();
        }
        return refusal.toByteArray();
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
