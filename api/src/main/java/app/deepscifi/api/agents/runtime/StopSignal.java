package app.deepscifi.api.agents.runtime;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Says a running turn that it shall stop, at most once, and ends at once what it is waiting for. */
@NamedInterface("turn")
public final class StopSignal {

    private boolean requested;
    private @Nullable Runnable interruption;

    /**
     * Asks for the stop. Safe to call from any thread, and again.
     *
     * @return whether nobody had asked before
     */
    public synchronized boolean request() {
        if (requested) {
            return false;
        }
        requested = true;
        if (interruption != null) {
            interruption.run();
            interruption = null;
        }
        return true;
    }

    public synchronized boolean requested() {
        return requested;
    }

    /**
     * Registers an action that a stop runs until the scope is closed, and never afterwards. It runs at once if the stop was requested
     * already. It must not wait for anything.
     */
    public Scope interrupting(Runnable action) {
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

    /** As long as something is waited for. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
