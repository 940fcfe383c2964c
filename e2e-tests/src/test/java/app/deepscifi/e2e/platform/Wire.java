package app.deepscifi.e2e.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection to a server that a test can cut: existing connections break, and new ones fail until it is restored. */
public final class Wire implements AutoCloseable {

    private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

    private final InetSocketAddress server;
    private final ServerSocket entrance;
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
    private boolean cut;

    public Wire(String host, int port) {
        this.server = new InetSocketAddress(host, port);
        this.entrance = entrance();
        Thread.startVirtualThread(this::letIn);
    }

    /** The same address, through this connection. */
    public String to(URI address) {
        return address
            .toString()
            .replace(address.getHost() + ":" + address.getPort(), "127.0.0.1:" + entrance.getLocalPort());
    }

    public synchronized void cut() {
        cut = true;
        connected.forEach(Wire::end);
        connected.clear();
    }

    public synchronized void mend() {
        cut = false;
    }

    @Override
    public void close() {
        end(entrance);
        cut();
    }

    private static ServerSocket entrance() {
        try {
            return new ServerSocket(0, 0, InetAddress.getByAddress(LOOPBACK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // The next attempt may succeed, or this object is being closed.
            }
        }
    }

    private synchronized void connect(Socket near) throws IOException {
        if (cut) {
            near.close();
            return;
        }
        var far = new Socket(server.getAddress(), server.getPort());
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        connected.addAll(Set.of(near, far));
        Thread.startVirtualThread(() -> copy(near, far));
        Thread.startVirtualThread(() -> copy(far, near));
    }

    private void copy(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // Both ends are closed.
        } finally {
            connected.remove(from);
        }
    }

    private static void end(Closeable part) {
        try {
            part.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
