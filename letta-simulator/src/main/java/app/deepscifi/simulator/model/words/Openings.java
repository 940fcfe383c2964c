package app.deepscifi.simulator.model.words;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which story openings each person has read, so that two stories do not begin alike. The memory is lost on
 * restart.
 */
public final class Openings {

    private static final int PEOPLE = 1_000;

    private final Map<String, Deque<String>> told = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<String>> eldest) {
            return size() > PEOPLE;
        }
    };

    /** The first opening that this person has not read, or else the one read longest ago. */
    public synchronized String next(String person, List<String> openings) {
        var read = told.computeIfAbsent(person, _ -> new ArrayDeque<>());
        var next = openings
            .stream()
            .filter(it -> !read.contains(it))
            .findFirst()
            .orElseGet(read::getFirst);
        read.remove(next);
        read.addLast(next);
        return next;
    }
}
