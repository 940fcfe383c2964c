package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.http.LocalServer;
import app.deepscifi.simulator.model.Latest;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A running stub model. It follows directives in the person's last message:
 *
 * <ul>
 *   <li>{@code SAY words}: answers with these words, up to the end of the line
 *   <li>{@code CALLS [{"name": …, "args": {…}}, …]}: calls these tools at once, with arguments in pieces of 7
 *       characters
 *   <li>{@code SLOW seconds}: answers with 180 words, one each time this number of seconds has passed
 *   <li>{@code THINK words}: first reasons with these words
 *   <li>{@code FAIL status}: answers with this HTTP status
 *   <li>{@code HANG seconds}: is silent for this time, then answers
 *   <li>{@code CUT}: breaks off after three words
 * </ul>
 *
 * Without a directive, and after tool results, it answers with one short sentence that names the tools of the request.
 */
public final class StubModel implements AutoCloseable {

    private final LocalServer server;
    private final Latest<ReceivedRequest> received;

    private StubModel(LocalServer server, Latest<ReceivedRequest> received) {
        this.server = server;
        this.received = received;
    }

    /**
     * Starts a stub on 127.0.0.1.
     *
     * @param port 0 takes any free one
     * @throws IOException if the port is taken
     */
    public static StubModel start(int port) throws IOException {
        return start(LocalServer.LOOPBACK, port);
    }

    /**
     * Starts a stub on any address, so that a container can reach it.
     *
     * @param host the address to listen on
     * @param port 0 takes any free one
     * @throws IOException if the port is taken
     */
    public static StubModel start(String host, int port) throws IOException {
        var received = new Latest<ReceivedRequest>();
        return new StubModel(LocalServer.start(host, port, new StubHandler(received)), received);
    }

    /** The base URL. OpenAI's API begins at {@code /v1} there, Anthropic's at the root. */
    public URI url() {
        return server.url();
    }

    /** The latest 500 requests, oldest first. */
    public List<ReceivedRequest> requests() {
        return received.all();
    }

    @Override
    public void close() {
        server.close();
    }
}
