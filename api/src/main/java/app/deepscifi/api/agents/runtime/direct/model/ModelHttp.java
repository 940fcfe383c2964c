package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.http.Answer;
import app.deepscifi.http.StreamingClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Carries the requests of the providers' libraries. The client that those bring can't be closed while another thread reads
 * from it, which is how a turn is stopped.
 */
public final class ModelHttp implements Carrier, AutoCloseable {

    private final StreamingClient http;

    /** @param silence the longest that nothing may come, before the answer and within it */
    public ModelHttp(Duration connecting, Duration silence) {
        this.http = new StreamingClient(connecting, silence);
    }

    @Override
    public Answer post(String url, Map<String, List<String>> headers, byte[] body) {
        try {
            var answer = sentAgainIfLost(URI.create(url), headers, body);
            if (answer.status() >= 300) {
                // The providers' libraries would read it, and fail where a code is a number.
                throw Refusals.of(answer.status(), answer.refusal());
            }
            return answer;
        } catch (ClosedByInterruptException e) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "Interrupted while the model was asked", e);
        } catch (SocketTimeoutException e) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "No answer in time", e);
        } catch (IOException e) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "No connection to the model's provider", e);
        }
    }

    /** A connection that rested may be gone at the very moment it is used: then nobody has read the request. */
    private Answer sentAgainIfLost(URI url, Map<String, List<String>> headers, byte[] body) throws IOException {
        try {
            return http.post(url, headers, body);
        } catch (ClosedByInterruptException | SocketTimeoutException | ConnectException e) {
            throw e;
        } catch (IOException lost) {
            return http.post(url, headers, body);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
