package app.deepscifi.e2e.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/** Sees the threads of turns and tools begin and end. Each is a virtual one, which no list of threads shows. */
final class TurnThreads implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("turn-[0-9a-f]{8}-[0-9a-f-]{27}|tool");

    private final RecordingStream events = new RecordingStream();
    private final Map<Long, String> living = new ConcurrentHashMap<>();

    TurnThreads() {
        events.enable("jdk.VirtualThreadStart").withoutStackTrace();
        events.enable("jdk.VirtualThreadEnd").withoutStackTrace();
        events.onEvent("jdk.VirtualThreadStart", this::begun);
        events.onEvent("jdk.VirtualThreadEnd", event -> living.remove(id(event)));
        events.startAsync();
    }

    /** An end is seen up to a second after it came. */
    void comeToNone() {
        Leftovers.comesTo("threads of turns", () -> List.copyOf(living.values()), List.of());
    }

    private void begun(RecordedEvent event) {
        var name = event.getThread().getJavaName();
        if (name != null && NAME.matcher(name).matches()) {
            living.put(id(event), name);
        }
    }

    private static long id(RecordedEvent event) {
        return event.getLong("javaThreadId");
    }

    @Override
    public void close() {
        events.close();
    }
}
