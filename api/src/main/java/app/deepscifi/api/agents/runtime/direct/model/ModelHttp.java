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
 * Sends the requests of the providers' libraries. It replaces the libraries' HTTP clients: their answers can't be closed while
 * another thread reads, but a stop of a turn does exactly that.
 */
public final class ModelHttp implements Carrier, AutoCloseable {

    private final StreamingClient http;

    /**
     * @param connecting the longest time to connect
     * @param silence    the longest wait for the beginning of an answer, and between two parts of it
     */
    public ModelHttp(Duration connecting, Duration silence) {
        this.http = new StreamingClient(connecting, silence);
    }

    @Override
    public Answer post(String url, Map<String, List<String>> headers, byte[] body) {
        try {
            var answer = sentAgainIfLost(URI.create(url), headers, body);
            if (answer.status() >= 300) {
                // We read the error ourselves: the providers' libraries fail if its code is a number.
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

    /** Sends the request again if the server closed an idle connection just then: it has not read the request. */
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
