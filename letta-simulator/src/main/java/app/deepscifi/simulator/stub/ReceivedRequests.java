package app.deepscifi.simulator.stub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The latest requests, oldest first. Numbers keep counting after old requests are dropped. */
final class ReceivedRequests {

    /** The maximum number of requests. It is bounded because a stub may run for days. */
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
