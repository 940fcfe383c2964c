package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.http.LocalServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * {@code StubMain [--host=ADDRESS] PORT…}: runs a stub on each port until it is killed. The default address is
 * 127.0.0.1.
 */
public final class StubMain {

    private static final String HOST = "--host=";

    private StubMain() {}

    /** @throws IOException if a port is taken */
    public static void main(String[] arguments) throws IOException {
        var host = LocalServer.LOOPBACK;
        List<String> ports = Arrays.asList(arguments);
        if (!ports.isEmpty() && ports.getFirst().startsWith(HOST)) {
            host = ports.getFirst().substring(HOST.length());
            ports = ports.subList(1, ports.size());
        }
        if (ports.isEmpty() || !ports.stream().allMatch(it -> it.matches("\\d{1,5}"))) {
            System.err.println("Usage: Main [--host=ADDRESS] PORT...");
            System.exit(2);
        }
        for (var port : ports) {
            System.out.println("STUB_MODEL_URL=" + StubModel.start(host, Integer.parseInt(port)).url());
        }
    }
}
