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

/** Carries a request to a provider. */
public interface Carrier {
    /** @throws AgentRuntimeException where no answer begins */
    Answer post(String url, Map<String, List<String>> headers, byte[] body);

    /** Carries a request of a provider's library: each library has the same classes in a package of its own. */
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
