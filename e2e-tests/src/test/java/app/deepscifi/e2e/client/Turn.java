package app.deepscifi.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All events of a turn, or of a part of it, in order of arrival. */
public record Turn(List<Event> events) {
    public Turn {
        events = List.copyOf(events);
    }

    /** This part and the next one, joined. */
    public Turn and(Turn next) {
        return new Turn(Stream.concat(events.stream(), next.events().stream()).toList());
    }

    public String id() {
        return one("turn.started").path("turnId").asString();
    }

    public String text() {
        return joined("text");
    }

    public String reasoning() {
        return joined("reasoning");
    }

    public String passage() {
        return joined("passage");
    }

    /** The reason in the last event. Fails if the turn has not ended. */
    public String reason() {
        assertThat(events.getLast().name()).isEqualTo("turn.finished");
        return events.getLast().data().path("reason").asString();
    }

    public List<JsonNode> all(String event) {
        return events
            .stream()
            .filter(it -> it.is(event))
            .map(Event::data)
            .toList();
    }

    /** The data of the only event with this name. */
    public JsonNode one(String event) {
        assertThat(all(event)).as("%s among %s", event, events).hasSize(1);
        return all(event).getFirst();
    }

    public List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    /** Each tool that was run, with its outcome, such as {@code create_story ok}. */
    public List<String> tools() {
        var finished = all("tool.finished")
            .stream()
            .collect(Collectors.toMap(it -> it.path("callId").asString(), it -> it.path("outcome").asString()));
        return all("tool.started")
            .stream()
            .map(it -> it.path("tool").asString() + " " + finished.get(it.path("callId").asString()))
            .toList();
    }

    /** Asserts that its events are numbered from 1 without gaps or repetitions. */
    public Turn isWhole() {
        assertThat(events.stream().map(Event::id)).containsExactlyElementsOf(
            IntStream.rangeClosed(1, events.size()).boxed().toList()
        );
        assertThat(events.getFirst().name()).isIn("turn.queued", "turn.started");
        assertThat(events.getLast().name()).isEqualTo("turn.finished");
        return this;
    }

    /** Asserts that it ended with the reason {@code completed}. */
    public Turn isCompleted() {
        assertThat(reason()).as("%s", events).isEqualTo("completed");
        return this;
    }

    private String joined(String event) {
        return all(event)
            .stream()
            .map(it -> it.path("text").asString())
            .collect(Collectors.joining());
    }
}
