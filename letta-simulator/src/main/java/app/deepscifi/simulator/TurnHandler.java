package app.deepscifi.simulator;

import app.deepscifi.simulator.http.Answers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the messages to a conversation. The answer is an event stream. */
final class TurnHandler {

    private final Simulation simulation;

    TurnHandler(Simulation simulation) {
        this.simulation = simulation;
    }

    void answer(HttpExchange exchange, Request request, @Nullable Fault fault)
        throws IOException, InterruptedException {
        var asked = MessagesBody.from(request.body());
        var run = simulation.store().begin(request.id(), simulation.settings().locking());
        Answers.stream(exchange);
        var listener = new Listener(
            faulty(fault, frame -> {
                Answers.frame(exchange, frame);
                // An incomplete frame (cut by a fault) is not recorded.
                if (frame.endsWith("\n\n")) run.keep(frame);
            })
        );
        var turn = new SimulatedTurn(simulation, run, asked, new EventStream(listener, run.id()), fault);
        // The turn runs to its end even if the client disconnects.
        simulation.turns().execute(() -> {
            try {
                turn.take();
                listener.end();
            } catch (InterruptedException | IOException | RuntimeException broken) {
                listener.hangUp(broken);
            }
        });
        listener.await();
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
}
