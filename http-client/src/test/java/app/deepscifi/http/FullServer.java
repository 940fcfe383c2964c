package app.deepscifi.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Accepts nobody, and so many wait that nobody more can connect. */
final class FullServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();

    FullServer() throws IOException {
        try {
            while (true) {
                var socket = new Socket();
                waiting.add(socket);
                socket.connect(door.getLocalSocketAddress(), 500);
            }
        } catch (SocketTimeoutException full) {
            // The next one has to wait.
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : waiting) {
            socket.close();
        }
    }
}
