package app.deepscifi.api.agents.runtime.direct.model;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Carries what Anthropic's library sends. */
final class AnthropicTransport implements HttpClient {

    private final Carrier carrier;

    AnthropicTransport(Carrier carrier) {
        this.carrier = carrier;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        var headers = new HashMap<>(
            request
                .headers()
                .names()
                .stream()
                .collect(Collectors.toMap(name -> name, request.headers()::values))
        );
        var body = new ByteArrayOutputStream();
        request.body().ifPresent(it -> {
            it.writeTo(body);
            headers.put("Content-Type", List.of(String.valueOf(it.contentType())));
        });
        return new Response(carrier.post(request.url(), headers, body.toByteArray()));
    }

    /** Nobody here asks in this way. */
    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    /** Others use it too: whoever made it closes it. */
    @Override
    public void close() {}

    private record Response(Carrier.Answer answer) implements HttpResponse {
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
            try {
                answer.body().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
