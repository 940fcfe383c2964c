package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.http.LocalServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code StubMain [--host=ADDRESS] PORT…}: a stub on each port, until it is killed; on 127.0.0.1 unless told otherwise. */
public final class StubMain {

    private static final String HOST = "--host=";

    private StubMain() {}

    /** Throws {@link IOException} when a port is taken. */
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
