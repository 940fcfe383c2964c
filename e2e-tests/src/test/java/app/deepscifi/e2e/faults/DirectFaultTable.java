package app.deepscifi.e2e.faults;

import app.deepscifi.simulator.Fault;
import java.util.List;

/** A model that is asked without an agent server. */
abstract class DirectFaultTable extends FaultTable {

    @Override
    List<Refused> refusals() {
        return List.of(
            new Refused(new Fault.Status(401), "agent-unauthorized", false),
            new Refused(new Fault.Status(404), "agent-refused", false),
            new Refused(new Fault.Status(422), "agent-refused", false),
            new Refused(new Fault.Status(429), "model-rate-limited", true),
            new Refused(new Fault.Status(500), "model-failed", true),
            new Refused(new Fault.Status(529), "model-rate-limited", true),
            new Refused(new Fault.Garbage(), "model-failed", true)
        );
    }
}
