package app.deepscifi.simulator;

import app.deepscifi.letta.LettaClient;
import app.deepscifi.letta.LettaSettings;
import app.deepscifi.letta.model.AgentId;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.stub.ReceivedRequest;
import app.deepscifi.simulator.stub.RemoteStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server under test.
 *
 * @param locks whether a busy conversation refuses a second message, as with Redis
 * @param silence seconds; longer than the server is ever silent without a ping
 * @param sent the requests to its model, for all agents; empty if they are unknown
 */
record Subject(
    URI url,
    @Nullable String password,
    String model,
    boolean locks,
    double silence,
    Supplier<Optional<List<ModelRequest>>> sent,
    Runnable end
) implements AutoCloseable {
    static Subject simulated(boolean locks) {
        var settings = new SimulatorSettings(0, "secret", Duration.ZERO, Duration.ofMillis(100), locks, null);
        try {
            var simulator = LettaSimulator.start(settings);
            return new Subject(
                simulator.baseUrl(),
                "secret",
                "openai-proxy/stub",
                locks,
                0.3,
                () -> Optional.of(simulator.modelRequests()),
                simulator::close
            );
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param url the value of the variable that names the server */
    static Subject real(@Nullable String url, boolean locks, @Nullable String stubUrl) {
        var stub = Optional.ofNullable(stubUrl).map(it -> new RemoteStub(URI.create(it)));
        return new Subject(
            URI.create(String.valueOf(url)),
            System.getenv("LETTA_SERVER_PASSWORD"),
            "openai-proxy/stub",
            locks,
            21,
            () -> stub.map(it -> it.requests().stream().map(ReceivedRequest::asModelRequest).toList()),
            () -> stub.ifPresent(RemoteStub::close)
        );
    }

    LettaClient client() {
        return client(password);
    }

    LettaClient client(@Nullable String password) {
        return new LettaClient(patient(LettaSettings.of(url, password)));
    }

    /** A server with others' tests to run takes its time. */
    private static LettaSettings patient(LettaSettings settings) {
        return new LettaSettings(
            settings.baseUrl(),
            settings.password(),
            settings.connectTimeout(),
            settings.answerTimeout(),
            settings.answerTimeout(),
            settings.idleTimeout(),
            settings.maxFrameBytes()
        );
    }

    /**
     * The requests to the model for this agent, found by its id, which is in every prompt; empty if they are unknown.
     */
    Optional<List<ModelRequest>> sent(AgentId agent) {
        return sent.get().map(all ->
            all
                .stream()
                .filter(it -> it.system().contains(agent.value()))
                .toList()
        );
    }

    @Override
    public void close() {
        end.run();
    }
}
