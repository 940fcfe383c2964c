package app.deepscifi.e2e.bench;

import app.deepscifi.e2e.platform.PlatformProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The upstream of the API in its own process: a simulated agent server, or a model. */
record Upstream(Process process, Runtime runtime, URI address) implements AutoCloseable {
    private static final String PASSWORD = "bench-password";

    /** The API's {@code AGENT_RUNTIME}. */
    enum Runtime {
        LETTA,
        DIRECT,
    }

    static Upstream start(Runtime runtime) throws IOException {
        var process = switch (runtime) {
            case LETTA -> started(app.deepscifi.simulator.SimulatorMain.class, "--pace=0", "--password=" + PASSWORD);
            case DIRECT -> started(app.deepscifi.simulator.stub.StubMain.class, "0");
        };
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        // Such as LETTA_BASE_URL=http://127.0.0.1:4321
        var address = String.valueOf(lines.readLine()).split("=", 2);
        if (address.length < 2) {
            process.destroy();
            throw new IllegalStateException("It did not start: " + address[0]);
        }
        return new Upstream(process, runtime, URI.create(address[1]));
    }

    /** The environment variables that connect the API to it. */
    Map<String, String> environment(int turns) {
        return switch (runtime) {
            case LETTA -> Map.of(
                "AGENT_RUNTIME",
                "letta",
                "LETTA_BASE_URL",
                address.toString(),
                "LETTA_SERVER_PASSWORD",
                PASSWORD,
                "LETTA_MODEL",
                "simulator/rules",
                "LETTA_CONCURRENT_TURNS",
                Integer.toString(turns)
            );
            case DIRECT -> Map.of(
                "AGENT_RUNTIME",
                "direct",
                "OPENAI_BASE_URL",
                address.resolve("/v1").toString(),
                "LETTA_MODEL",
                "openai-proxy/stub"
            );
        };
    }

    static Route route(Runtime runtime, URI address, int turns) {
        return switch (runtime) {
            case LETTA -> new LettaRoute(address, PASSWORD, turns);
            case DIRECT -> new ModelRoute(address);
        };
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static Process started(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>(
            List.of(PlatformProcess.java().toString(), "-cp", System.getProperty("java.class.path"), main.getName())
        );
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
