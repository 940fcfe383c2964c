package app.deepscifi.simulator.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running HTTP server with a virtual thread for each request. */
public final class LocalServer implements AutoCloseable {

    public static final String LOOPBACK = "127.0.0.1";

    /** The length of the accept queue. Tests open hundreds of connections at the same moment. */
    private static final int BACKLOG = 1024;

    static {
        // The JDK's server reads these properties when it is first used. Small frames must be sent at once (no Nagle
        // delay), and idle connections of a busy client must stay open.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * @param host the address to listen on
     * @param port 0 takes any free one
     * @throws IOException when the port is taken
     */
    public static LocalServer start(String host, int port, HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return new LocalServer(server, threads);
    }

    public URI url() {
        var address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Stops the server and drops all connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }
}
