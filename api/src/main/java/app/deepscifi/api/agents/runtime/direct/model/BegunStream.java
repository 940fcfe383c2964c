package app.deepscifi.api.agents.runtime.direct.model;

import org.jspecify.annotations.Nullable;

/** An answer whose first part was read already. */
public final class BegunStream implements Model.Stream {

    private final Model.Stream rest;
    private Model.@Nullable Event first;

    /** @param first null where the answer has nothing in it */
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
