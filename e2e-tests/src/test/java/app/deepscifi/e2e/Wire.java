package app.deepscifi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A wire to a server that can be cut: then what was connected breaks, and nobody else is let in until it is mended. */
public final class Wire implements AutoCloseable {

    private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket entrance;

    public Wire(String host, int port) {
        this.server = new InetSocketAddress(host, port);
        this.port = open(0);
    }

    /** The same address, by this wire. */
    public static String through(Wire wire, String url) {
        var uri = URI.create(url);
        return url.replace(uri.getHost() + ":" + uri.getPort(), "127.0.0.1:" + wire.port);
    }

    int port() {
        return port;
    }

    public synchronized void cut() {
        try {
            if (entrance != null) {
                entrance.close();
            }
            for (var socket : connected) {
                socket.close();
            }
            connected.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void mend() {
        open(port);
    }

    @Override
    public void close() {
        cut();
    }

    private synchronized int open(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            entrance = socket;
            Thread.startVirtualThread(() -> letIn(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(ServerSocket entrance) {
        while (true) {
            try {
                connect(entrance, entrance.accept());
            } catch (IOException cut) {
                return;
            }
        }
    }

    private synchronized void connect(ServerSocket entrance, Socket near) throws IOException {
        connected.add(near);
        if (entrance.isClosed()) {
            near.close();
            return;
        }
        var far = new Socket(server.getAddress(), server.getPort());
        connected.add(far);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread.startVirtualThread(() -> copy(near, far));
        Thread.startVirtualThread(() -> copy(far, near));
    }

    private void copy(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed.
        } finally {
            connected.remove(from);
        }
    }
}
