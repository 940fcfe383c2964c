package app.deepscifi.api.agents;

import app.deepscifi.api.agents.runtime.StopSignal;
import app.deepscifi.domain.turn.TurnEvent;

/** Receives the events of a running turn, and tells it to stop. */
public interface TurnSink {
    /** Takes the event; it is stored before anybody who follows the turn sees it. */
    void emit(TurnEvent event);

    StopSignal stop();
}
