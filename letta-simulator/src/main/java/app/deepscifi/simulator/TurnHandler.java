package app.deepscifi.simulator;

import app.deepscifi.simulator.store.ErrorAnswer;
import app.deepscifi.simulator.store.Run;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that answer with an event stream. */
final class TurnHandler {

    private final Simulation simulation;

    TurnHandler(Simulation simulation) {
        this.simulation = simulation;
    }

    /** @return false if the request is for another handler */
    boolean answer(HttpExchange exchange, Request request, @Nullable Fault fault)
        throws IOException, InterruptedException {
        var path = request.segments();
        if (!request.method().equals("POST") || path.size() != 3) return false;
        if (path.getFirst().equals("conversations") && path.getLast().equals("messages")) {
            take(exchange, path.get(1), request, fault);
            return true;
        }
        if (path.getFirst().equals("runs") && path.getLast().equals("stream")) {
            resume(exchange, path.get(1), request);
            return true;
        }
        return false;
    }

    private void take(HttpExchange exchange, String conversation, Request request, @Nullable Fault fault)
        throws IOException, InterruptedException {
        var asked = MessagesBody.from(request.body());
        var settings = simulation.settings();
        var remembered = simulation.store().conversation(conversation);
        if (asked.background() && !settings.locking()) throw ErrorAnswer.needsRedis();
        var run = simulation.store().begin(remembered, asked.background(), settings.locking());
        if (!asked.streaming()) {
            var turn = new SimulatedTurn(
                simulation,
                run,
                asked,
                new EventStream(FrameSink.nowhere(), run.id(), false),
                fault
            );
            turn.take();
            LettaHandler.json(exchange, 200, turn.whole());
            return;
        }
        var client = open(exchange);
        if (asked.background()) {
            goOn(run, asked, fault, new Listener(run::keep));
            follow(run, 0, client);
            return;
        }
        var listener = new Listener(
            faulty(fault, frame -> {
                client.send(frame);
                // An incomplete frame (cut by a fault) is not recorded.
                if (frame.endsWith("\n\n")) run.keep(frame);
            })
        );
        goOn(run, asked, fault, listener);
        listener.await();
    }

    /** Runs the turn to its end in the background, even if the client disconnects. */
    private void goOn(Run run, MessagesBody asked, @Nullable Fault fault, Listener listener) {
        var stream = new EventStream(listener, run.id(), asked.background());
        var turn = new SimulatedTurn(simulation, run, asked, stream, fault);
        simulation.turns().execute(() -> {
            try {
                turn.take();
                listener.end();
            } catch (InterruptedException | IOException | RuntimeException broken) {
                listener.hangUp(broken);
            } finally {
                run.close();
            }
        });
    }

    private void resume(HttpExchange exchange, String id, Request request) throws IOException, InterruptedException {
        var run = simulation.store().run(id);
        if (!simulation.settings().locking()) throw ErrorAnswer.needsRedis();
        follow(run, request.body().path("starting_after").asInt(0), open(exchange));
    }

    private static void follow(Run run, int from, FrameSink frames) throws IOException, InterruptedException {
        for (var at = from; ; at++) {
            var frame = run.frame(at);
            if (frame == null) return;
            frames.send(frame);
        }
    }

    private static FrameSink faulty(@Nullable Fault fault, FrameSink frames) {
        return switch (fault) {
            case Fault.CutAfter(var count) -> FaultyFrames.cutAfter(count, frames);
            case Fault.CutAt(var kind, var count) -> FaultyFrames.cutAt(kind, count, frames);
            case Fault.SilentAt silence -> FaultyFrames.silentAt(silence, frames);
            case Fault.GarbageAt(var kind) -> FaultyFrames.garbageAt(kind, frames);
            case null, default -> frames;
        };
    }

    private static FrameSink open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of("text/event-stream; charset=utf-8"));
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        return frame -> {
            body.write(LettaHandler.bytes(frame));
            body.flush();
        };
    }
}
