package app.deepscifi.api.agents.runtime.direct.model;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Carries what OpenAI's library sends. */
final class OpenAiTransport implements HttpClient {

    private final Carrier carrier;

    OpenAiTransport(Carrier carrier) {
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
        var given = request.body();
        if (given != null) {
            given.writeTo(body);
            headers.put("Content-Type", List.of(String.valueOf(given.contentType())));
        }
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
