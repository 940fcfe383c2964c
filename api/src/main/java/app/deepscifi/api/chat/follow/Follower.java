package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.domain.TurnId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A follower of a turn on this instance. While it keeps up, it receives stored events directly. If it is slow, or
 * events were stored elsewhere, it is behind and must read the store. Callers that pass events to it never wait.
 */
public final class Follower implements AutoCloseable {

    /** Maximum number of bytes that wait for a follower. */
    static final int ROOM = 64_000;

    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private final Queue<Frames> waiting = new ArrayDeque<>();
    private final TurnId turn;
    private final Conversation conversation;
    private final Consumer<Follower> leaving;
    private int size;
    private boolean behind;
    private boolean rightsInDoubt;

    /** @param behind whether events may be stored already, which it will not receive directly */
    Follower(TurnId turn, Conversation conversation, boolean behind, Consumer<Follower> leaving) {
        this.turn = turn;
        this.conversation = conversation;
        this.behind = behind;
        this.leaving = leaving;
    }

    public TurnId turn() {
        return turn;
    }

    Conversation conversation() {
        return conversation;
    }

    /** Marks the rights of its person as doubtful. */
    void askAgain() {
        state.lock();
        try {
            rightsInDoubt = true;
            changed.signal();
        } finally {
            state.unlock();
        }
    }

    /** Whether the rights must be checked before the next read. Returns and clears the flag. */
    boolean takeRightsInDoubt() {
        state.lock();
        try {
            var must = rightsInDoubt;
            rightsInDoubt = false;
            return must;
        } finally {
            state.unlock();
        }
    }

    void hand(Frames frames) {
        state.lock();
        try {
            waiting.add(frames);
            size += frames.bytes().length;
            if (size > ROOM) {
                waiting.clear();
                size = 0;
                behind = true;
            }
            changed.signal();
        } finally {
            state.unlock();
        }
    }

    /** Marks that the store has events that the follower will not receive directly. */
    void fallBehind() {
        state.lock();
        try {
            behind = true;
            changed.signal();
        } finally {
            state.unlock();
        }
    }

    /**
     * Whether the follower must read the store. Returns and clears the flag. Call it before reading the store: events
     * that are passed directly afterwards come later.
     */
    public boolean takeBehind() {
        state.lock();
        try {
            var was = behind;
            behind = false;
            return was;
        } finally {
            state.unlock();
        }
    }

    /** @return the next event; null if none came in that time, if the follower fell behind, or if its rights must be checked again */
    @Nullable
    public Frames next(Duration atMost) throws InterruptedException {
        state.lock();
        try {
            var left = atMost.toNanos();
            while (waiting.isEmpty() && !behind && !rightsInDoubt && left > 0) {
                left = changed.awaitNanos(left);
            }
            var next = waiting.poll();
            if (next != null) {
                size -= next.bytes().length;
            }
            return next;
        } finally {
            state.unlock();
        }
    }

    boolean hasMore() {
        state.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            state.unlock();
        }
    }

    @Override
    public void close() {
        leaving.accept(this);
    }
}
