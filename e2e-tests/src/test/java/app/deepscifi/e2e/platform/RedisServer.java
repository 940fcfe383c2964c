package app.deepscifi.e2e.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A Redis server of the test, without persistence. */
public final class RedisServer implements AutoCloseable {

    private static final int START_SECONDS = 20;

    private final int port;
    private Process process;

    private RedisServer(int port) throws Exception {
        this.port = port;
        this.process = started(port);
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("redis-server", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public static RedisServer start() throws Exception {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            return new RedisServer(port);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The bytes that it has sent to all clients. */
    public long bytesSent() throws IOException {
        try (
            var socket = new Socket("127.0.0.1", port);
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        ) {
            socket.getOutputStream().write("INFO stats\r\n".getBytes(StandardCharsets.US_ASCII));
            var name = "total_net_output_bytes:";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(name)) {
                    return Long.parseLong(line.substring(name.length()));
                }
            }
            throw new IOException("Redis does not say " + name);
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again, empty. */
    public void startAgain() throws Exception {
        process = started(port);
    }

    @Override
    public void close() throws Exception {
        kill();
    }

    private static Process started(int port) throws Exception {
        var process = new ProcessBuilder(
            "redis-server",
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no"
        )
            .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(port)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                process.destroyForcibly();
                throw new AssertionError("redis-server did not start");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return process;
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
