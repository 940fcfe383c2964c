package app.deepscifi.simulator;

import app.deepscifi.simulator.http.Answers;
import app.deepscifi.simulator.store.ErrorAnswer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Handles every HTTP request: checks the password, applies injected faults, reads the body and writes the answer. */
final class LettaHandler implements HttpHandler {

    private static final int LARGEST_BODY = 10_000_000;
    private static final String GARBAGE =
        "<html>\ndata: {\"message_type\": \"assistant_mess\n\n\u0000\u0001 not what you asked for";

    private final Simulation simulation;
    private final Routes routes;
    private final TurnHandler turns;

    LettaHandler(Simulation simulation) {
        this.simulation = simulation;
        this.routes = new Routes(simulation);
        this.turns = new TurnHandler(simulation);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
            exchange.close();
        } catch (ErrorAnswer refusal) {
            Answers.json(exchange, refusal.status, refusal.body);
            exchange.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            // If the handler throws, the JDK's server drops the connection without ending the response.
            throw new IOException("The simulator was closed");
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        if (!path.startsWith("/v1/health") && !allowed(exchange)) throw ErrorAnswer.of(401);
        var fault = simulation.fault(method, path);
        switch (fault) {
            case Fault.Status(var code) -> throw ErrorAnswer.of(code);
            case Fault.Conflict() -> throw ErrorAnswer.conflict();
            case Fault.Garbage() -> Answers.whole(exchange, 200, "text/html", GARBAGE);
            case Fault.Hang() -> new CountDownLatch(1).await();
            case null, default -> route(exchange, new Request(method, exchange.getRequestURI(), body), fault);
        }
    }

    private void route(HttpExchange exchange, Request request, @Nullable Fault fault)
        throws IOException, InterruptedException {
        if (request.operation().equals("POST /v1/conversations/*/messages")) turns.answer(exchange, request, fault);
        else Answers.json(exchange, 200, routes.answer(request));
    }

    private boolean allowed(HttpExchange exchange) {
        var password = simulation.settings().password();
        if (password == null) return true;
        var sent = exchange.getRequestHeaders().getFirst("Authorization");
        return sent != null && MessageDigest.isEqual(bytes("Bearer " + password), bytes(sent));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
