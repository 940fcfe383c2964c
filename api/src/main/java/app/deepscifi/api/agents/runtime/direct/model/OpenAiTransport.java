package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.http.Answer;
import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Sends the requests of OpenAI's library with our own HTTP client. */
final class OpenAiTransport implements HttpClient {

    private final Carrier carrier;

    OpenAiTransport(Carrier carrier) {
        this.carrier = carrier;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        var headers = request.headers();
        var body = Objects.requireNonNull(request.body());
        return new Response(
            carrier.post(request.url(), headers.names(), headers::values, body.contentType(), body::writeTo)
        );
    }

    /** Not supported: this service makes only blocking requests. */
    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    /** Does nothing: the HTTP client is shared, and its owner closes it. */
    @Override
    public void close() {}

    private record Response(Answer answer) implements HttpResponse {
        @Override
        public int statusCode() {
            return answer.status();
        }

        @Override
        public Headers headers() {
            return Headers.builder().putAll(answer.headers()).build();
        }

        @Override
        public InputStream body() {
            return answer.body();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
