package app.deepscifi.api.agents.runtime.direct.model;

import org.jspecify.annotations.Nullable;

/** A stream whose first event was read already. */
public final class BegunStream implements Model.Stream {

    private final Model.Stream rest;
    private Model.@Nullable Event first;

    /**
     * @param first null if the answer is empty
     * @param rest  the same stream, after the first event
     */
    public BegunStream(Model.@Nullable Event first, Model.Stream rest) {
        this.first = first;
        this.rest = rest;
    }

    @Override
    public Model.@Nullable Event next() {
        var event = first;
        if (event == null) {
            return rest.next();
        }
        first = null;
        return event;
    }

    @Override
    public void close() {
        rest.close();
    }
}
