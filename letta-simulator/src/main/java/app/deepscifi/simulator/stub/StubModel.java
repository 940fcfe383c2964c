package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.http.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A running stub. Its words, in the last message of the person:
 *
 * <ul>
 *   <li>{@code SAY words}: says just these words, to the end of the line
 *   <li>{@code CALLS [{"name": …, "args": {…}}, …]}: calls these tools at once, arguments in pieces of 7 characters
 *   <li>{@code SLOW seconds}: 180 words, one each so many seconds
 *   <li>{@code THINK words}: reasons with these words first
 *   <li>{@code FAIL status}: answers with this HTTP status
 *   <li>{@code HANG seconds}: is silent for so long, then answers
 *   <li>{@code CUT}: breaks off after three words
 * </ul>
 *
 * Anything else, and what tools return, it answers with one short sentence that names the tools it was given.
 */
public final class StubModel implements AutoCloseable {

    private final LocalServer server;
    private final ReceivedRequests received;

    private StubModel(LocalServer server, ReceivedRequests received) {
        this.server = server;
        this.received = received;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 takes any free one
     * @throws IOException when the port is taken
     */
    public static StubModel start(int port) throws IOException {
        return start(LocalServer.LOOPBACK, port);
    }

    /**
     * Listens where a container can reach it, too.
     *
     * @param host the address to listen on
     * @throws IOException when the port is taken
     */
    public static StubModel start(String host, int port) throws IOException {
        var received = new ReceivedRequests();
        return new StubModel(LocalServer.start(host, port, new StubHandler(received)), received);
    }

    /** Where it is; OpenAI's API begins at {@code /v1} there, Anthropic's at the root. */
    public URI url() {
        return server.url();
    }

    /** What it was asked since it began, or since {@link #forget}: the latest 500, oldest first. */
    public List<ReceivedRequest> requests() {
        return received.after(0);
    }

    public void forget() {
        received.forget();
    }

    @Override
    public void close() {
        server.close();
    }
}
