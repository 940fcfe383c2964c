package app.deepscifi.api.agents.runtime.direct;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Forwards connections to a server on this machine, and reports disconnects. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final URI server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();

    Relay(URI server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::open);
    }

    URI url() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    /** Completes when a client has closed its connection. */
    CompletableFuture<Void> left() {
        return left;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void open() {
        try {
            while (true) {
                var here = door.accept();
                var there = new Socket(server.getHost(), server.getPort());
                here.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                sockets.add(here);
                sockets.add(there);
                Thread.startVirtualThread(() -> {
                    carry(here, there);
                    left.complete(null);
                });
                Thread.startVirtualThread(() -> carry(there, here));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // The test is over for the other end, too.
        }
    }
}
