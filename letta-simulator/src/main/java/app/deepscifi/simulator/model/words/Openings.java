package app.deepscifi.simulator.model.words;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which openings each person has read lately, so that no two of their stories begin alike. Forgotten with a restart. */
public final class Openings {

    private static final int PEOPLE = 1_000;

    private final Map<String, Deque<String>> told = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<String>> eldest) {
            return size() > PEOPLE;
        }
    };

    /** The first of them that this person has not read yet, else the one read longest ago. */
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
