package app.deepscifi.simulator.stub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The latest requests, oldest first. Numbers go on where older ones were forgotten. */
final class ReceivedRequests {

    /** A stub may run for days. */
    private static final int MOST = 500;

    private final Deque<ReceivedRequest> kept = new ArrayDeque<>();
    private long last;

    synchronized ReceivedRequest keep(JsonNode body) {
        var request = new ReceivedRequest(++last, body);
        kept.addLast(request);
        if (kept.size() > MOST) kept.removeFirst();
        return request;
    }

    synchronized List<ReceivedRequest> after(long number) {
        return kept
            .stream()
            .filter(it -> it.number() > number)
            .toList();
    }

    synchronized long last() {
        return last;
    }

    synchronized void forget() {
        kept.clear();
    }
}
