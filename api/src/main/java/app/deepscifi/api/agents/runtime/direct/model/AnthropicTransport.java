package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.http.Answer;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/** Sends the requests of Anthropic's library with our own HTTP client. */
final class AnthropicTransport implements HttpClient {

    private final Carrier carrier;

    AnthropicTransport(Carrier carrier) {
        this.carrier = carrier;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        var headers = request.headers();
        var body = request.body().orElseThrow();
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
