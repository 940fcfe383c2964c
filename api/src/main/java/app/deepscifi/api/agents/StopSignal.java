package app.deepscifi.api.agents;

import org.jspecify.annotations.Nullable;

/** Says a running turn that it shall stop, at most once, and ends at once what it is waiting for. */
public final class StopSignal {

    private boolean requested;
    private @Nullable Runnable interruption;

    /** Asks for the stop. Safe to call from any thread, and again. */
    public synchronized void request() {
        requested = true;
        if (interruption != null) {
            interruption.run();
            interruption = null;
        }
    }

    public synchronized boolean requested() {
        return requested;
    }

    /**
     * What a stop shall do until the scope is closed, and never afterwards; done at once where the stop was asked for
     * already. It must not wait for anything.
     */
    Scope interrupting(Runnable action) {
        synchronized (this) {
            if (!requested) {
                interruption = action;
                return this::clear;
            }
        }
        action.run();
        return this::clear;
    }

    private synchronized void clear() {
        interruption = null;
    }

    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
