package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.domain.TurnId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One who follows a turn on this instance: what is stored is handed to it while it keeps up. Where it does not, or where
 * something was stored elsewhere, it is behind, and reads the store. Whoever hands something to it never waits.
 */
public final class Follower implements AutoCloseable {

    /** Most bytes that wait for a follower. */
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

    /** @param behind whether something may be stored already: that it will not be handed */
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

    /** Its person may have lost the right to read on. */
    void askAgain() {
        state.lock();
        try {
            rightsInDoubt = true;
            changed.signal();
        } finally {
            state.unlock();
        }
    }

    /** Whether the rights have to be asked for before anything more is read. True once after each doubt. */
    boolean mustAsk() {
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

    /** There is something in the store that it will not be handed. */
    void fallBehind() {
        state.lock();
        try {
            behind = true;
            changed.signal();
        } finally {
            state.unlock();
        }
    }

    /** Whether it has to read the store: asked before each reading, because whatever is handed from then on comes after it. */
    public boolean wasBehind() {
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
