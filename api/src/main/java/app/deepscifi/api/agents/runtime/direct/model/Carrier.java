package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Carries a request to a provider. */
public interface Carrier {
    /** @throws AgentRuntimeException where no answer begins */
    Answer post(String url, Map<String, List<String>> headers, byte[] body);

    record Answer(int status, Map<String, List<String>> headers, InputStream body) {}
}
