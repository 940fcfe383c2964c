package app.deepscifi.simulator.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest 500 items, oldest first. Their number is bounded because a simulator may run for days. */
public final class Latest<T> {

    private static final int MOST = 500;

    private final Deque<T> items = new ArrayDeque<>();

    public synchronized void add(T item) {
        items.addLast(item);
        if (items.size() > MOST) items.removeFirst();
    }

    public synchronized List<T> all() {
        return List.copyOf(items);
    }
}
