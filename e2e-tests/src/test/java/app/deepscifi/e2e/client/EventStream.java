package app.deepscifi.e2e.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stream of a turn. Closing it drops the connection, as a reload does. */
public final class EventStream implements AutoCloseable {

    private final HttpHeaders headers;
    private final InputStream body;
    private final BufferedReader lines;

    EventStream(HttpResponse<InputStream> response) {
        this.headers = response.headers();
        this.body = response.body();
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The id of the turn, which the response names before the first event. */
    public String turnId() {
        var location = headers.firstValue("Content-Location").orElseThrow();
        return location.replaceFirst("^/api/chat/turns/([^/]+)/events$", "$1");
    }

    /** The next event; null at the end of the stream. Comments are skipped. */
    public @Nullable Event next() {
        var id = 0;
        var name = "";
        var data = new StringBuilder();
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = Integer.parseInt(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line, 6, line.length());
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(id, name, Visitor.JSON.readTree(data.toString()));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads up to and including the first event that matches. Fails if none arrives. */
    public Turn until(Predicate<Event> last) {
        var events = new ArrayList<Event>();
        for (var event = next(); event != null; event = next()) {
            events.add(event);
            if (last.test(event)) {
                return new Turn(events);
            }
        }
        throw new AssertionError("The stream ended before that: " + events);
    }

    public Turn until(String event) {
        return until(it -> it.is(event));
    }

    /** All events up to the end of the stream. */
    public Turn rest() {
        List<Event> events = new ArrayList<>();
        for (var event = next(); event != null; event = next()) {
            events.add(event);
        }
        return new Turn(events);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
