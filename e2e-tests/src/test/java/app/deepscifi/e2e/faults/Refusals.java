package app.deepscifi.e2e.faults;

import app.deepscifi.e2e.faults.StreamFaults.Refused;
import app.deepscifi.simulator.Fault;
import java.util.List;

/** The error responses of model providers. */
final class Refusals {

    static final List<Refused> OF_MODELS = List.of(
        new Refused(new Fault.Status(401), "agent-unauthorized", false),
        new Refused(new Fault.Status(402), "model-no-credit", false),
        new Refused(new Fault.Status(404), "model-not-found", false),
        new Refused(new Fault.Status(422), "agent-refused", false),
        new Refused(new Fault.Status(429), "model-rate-limited", true),
        new Refused(new Fault.Status(500), "model-failed", true),
        new Refused(new Fault.Status(529), "model-rate-limited", true),
        new Refused(new Fault.Garbage(), "model-failed", true)
    );

    private Refusals() {}
}
