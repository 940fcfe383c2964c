package app.deepscifi.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;

/** Says what a test tells it to, byte by byte, and sees what comes and who leaves. */
final class RawServer implements AutoCloseable {

    interface Talk {
        /** Goes on until it throws: then the connection is closed. */
        void with(Connection connection) throws Exception;
    }

    static final String OK = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ServerSocket door;
    private final String scheme;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> hosts = new CopyOnWriteArrayList<>();

    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private RawServer(ServerSocket door, String scheme, Talk talk) {
        this.door = door;
        this.scheme = scheme;
        Thread.startVirtualThread(() -> open(talk));
    }

    static RawServer start(Talk talk) throws IOException {
        return new RawServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), "http", talk);
    }

    static RawServer start(ServerSocketFactory tls, Talk talk) throws IOException {
        return new RawServer(tls.createServerSocket(0, 100, InetAddress.getLoopbackAddress()), "https", talk);
    }

    /** @param port 0 for any free one */
    static RawServer start(InetAddress address, int port, Talk talk) throws IOException {
        return new RawServer(new ServerSocket(port, 100, address), "http", talk);
    }

    /** Answers the first request of each connection so, and then says nothing more. */
    static RawServer saying(String answer) throws IOException {
        return start(connection -> {
            connection.request();
            connection.say(answer);
            connection.stay();
        });
    }

    static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    URI url() {
        return url("localhost");
    }

    URI url(String name) {
        return URI.create(scheme + "://" + name + ":" + port() + "/");
    }

    int port() {
        return door.getLocalPort();
    }

    List<Connection> connections() {
        return connections;
    }

    /** The first line of each. */
    List<String> requests() {
        return requests;
    }

    /** The header {@code Host} of each. */
    List<String> hosts() {
        return hosts;
    }

    /** Returns when nobody can connect any more. The socket closes only after the thread that accepts has left it. */
    @Override
    public void close() throws IOException {
        door.close();
        closed.join();
        for (var connection : connections) {
            connection.socket.close();
        }
    }

    private void open(Talk talk) {
        try {
            while (true) {
                var connection = new Connection(door.accept());
                connections.add(connection);
                Thread.startVirtualThread(() -> connection.talk(talk));
            }
        } catch (IOException over) {
            closed.complete(null);
        }
    }

    final class Connection {

        private final Socket socket;
        private final CompletableFuture<Void> left = new CompletableFuture<>();

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** Done when the other side, or the talk, has ended the connection. */
        CompletableFuture<Void> left() {
            return left;
        }

        void say(String text) throws IOException {
            out().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        /**
         * Reads a request with its body.
         *
         * @return its first line
         */
        String request() throws IOException {
            var in = socket.getInputStream();
            var first = line(in);
            var length = 0;
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("host:")) {
                    hosts.add(line.substring("host:".length()).strip());
                }
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring("content-length:".length()).strip());
                }
            }
            in.readNBytes(length);
            requests.add(first);
            return first;
        }

        /** The name that the other side asked a certificate for. */
        String serverName() {
            var session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
            return ((SNIHostName) session.getRequestedServerNames().getFirst()).getAsciiName();
        }

        void drop() throws IOException {
            socket.close();
        }

        /** Waits until the other side leaves. */
        void stay() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("The other side left");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        private void talk(Talk talk) {
            try (socket) {
                talk.with(this);
            } catch (Exception over) {
                // The connection, or the test, has ended.
            } finally {
                left.complete(null);
            }
        }
    }
}
