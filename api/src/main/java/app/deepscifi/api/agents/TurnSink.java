package app.deepscifi.api.agents;

import app.deepscifi.api.agents.runtime.StopSignal;
import app.deepscifi.domain.turn.TurnEvent;

/** Where a running turn puts what happens, and where it hears that it shall stop. */
public interface TurnSink {
    /** Takes the event; it is stored before anybody who follows the turn sees it. */
    void emit(TurnEvent event);

    StopSignal stop();
}
