package app.deepscifi.api.agents.runtime;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Asks a running turn to stop, at most once, and interrupts its current wait. Thread-safe. */
@NamedInterface("turn")
public final class StopSignal {

    private boolean requested;
    private @Nullable Runnable interruption;

    /**
     * Asks the turn to stop. Any thread may call this, also repeatedly.
     *
     * @return true for the first call
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

    /** @return whether a stop was requested */
    public synchronized boolean requested() {
        return requested;
    }

    /**
     * Registers an action for a stop. A stop runs the action only while the scope is open. If a stop was requested already,
     * the action runs at once.
     *
     * @param action must not block
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

    /** The time during which a stop runs the action. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
