package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends requests to a provider. */
public interface Carrier {
    /**
     * Sends a POST request and returns when the answer begins. The caller closes the answer.
     *
     * @throws AgentRuntimeException if the provider does not answer or answers with an error
     */
    Answer post(String url, Map<String, List<String>> headers, byte[] body);

    /** Sends a request of a provider's library. It takes functions, because each library has its own types. */
    default Answer post(
        String url,
        Iterable<String> headerNames,
        Function<String, List<String>> headerValues,
        @Nullable String contentType,
        Consumer<OutputStream> body
    ) {
        var headers = new HashMap<String, List<String>>();
        headerNames.forEach(name -> headers.put(name, headerValues.apply(name)));
        headers.put("Content-Type", List.of(String.valueOf(contentType)));
        var bytes = new ByteArrayOutputStream();
        body.accept(bytes);
        return post(url, headers, bytes.toByteArray());
    }
}
