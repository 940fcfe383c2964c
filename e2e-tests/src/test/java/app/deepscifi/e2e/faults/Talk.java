package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.Promise;
import app.deepscifi.e2e.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A conversation with a fault, and the checks that must hold after any fault. */
final class Talk {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);
    private static final List<String> PIECES = List.of("reasoning", "text", "passage");

    private final TestPlatform platform;
    private final Upstream upstream;
    private final Person person;
    private final Place place;
    private final Set<String> before;
    private final List<String> pendingBefore;

    /** From now on it records all answers of the upstream as its own. */
    Talk(TestPlatform platform, Upstream upstream, Person person, Place place) {
        this.platform = platform;
        this.upstream = upstream;
        this.person = person;
        this.place = place;
        this.before = upstream.answers();
        this.pendingBefore = upstream.pending();
    }

    Person person() {
        return person;
    }

    Place place() {
        return place;
    }

    Turn say(String message) {
        return person.say(message, place);
    }

    EventStream begin(String message) {
        return person.begin(message, place);
    }

    EventStream begin(String message, String key) {
        return person.begin(message, place, Map.of("Idempotency-Key", key));
    }

    /** The turn that is running or was last. */
    String latest() {
        return history().path("id").asString();
    }

    /** Stops the turn and reads its stream to the end, which must come within a second. */
    Turn stop(String turn, EventStream stream) {
        var promise = Promise.begin(person);
        person.stop(turn);
        var rest = stream.rest();
        promise.isKeptWithin(STOPS_WITHIN);
        assertThat(rest.reason()).isEqualTo("stopped");
        return rest;
    }

    /** The answers of the upstream in this conversation, oldest first. */
    List<Said> said() {
        return upstream.saidBeside(before);
    }

    /** Checks the turn after a fault that came when the person had received the whole answer. */
    void isSound(Turn turn) {
        isSound(turn, Heard.ALL);
    }

    /**
     * Checks the turn after a fault: nothing of it is lost, repeated or out of order, no resource of it is left, and
     * the conversation continues.
     */
    void isSound(Turn turn, Heard heard) {
        turn.isWhole();
        heard(turn, heard);
        isKeptAndGoesOn(turn);
    }

    /** The same check, without the answers that others received meanwhile. */
    void isKeptAndGoesOn(Turn turn) {
        isKept(turn);
        goesOn();
        assertThat(upstream.pending()).as("calls that wait").isSubsetOf(pendingBefore);
        assertThat(upstream.running()).as("what runs upstream").isEmpty();
        Leftovers.areNone(platform, person);
    }

    private void heard(Turn turn, Heard heard) {
        var said = said();
        heard.check("reasoning", turn.reasoning(), joined(said, Said::reasoning));
        heard.check("text", turn.text(), joined(said, Said::text));
        heard.check("passage", turn.passage(), joined(said, Said::passage));
    }

    /** The history has the content of the stream, and so has the stream when it is read again. */
    private void isKept(Turn turn) {
        var kept = history();
        assertThat(kept.path("status").asString()).isEqualTo(turn.reason());
        assertThat(kept.path("lastEventId").asInt()).isEqualTo(turn.events().size());
        for (var piece : PIECES) {
            assertThat(text(kept, piece)).isEqualTo(
                turn
                    .all(piece)
                    .stream()
                    .map(data -> data.path("text").asString())
                    .collect(Collectors.joining())
            );
        }
        try (var again = person.follow(kept.path("id").asString(), 0)) {
            assertThat(again.rest()).isEqualTo(turn);
        }
    }

    private void goesOn() {
        assertThat(say("SAY It goes on.").isCompleted().text()).isEqualTo("It goes on.");
    }

    private JsonNode history() {
        return person
            .get("/api/chat/history?limit=1&worldId=" + place.fields().get("worldId"))
            .is(200)
            .items()
            .getFirst();
    }

    private static String text(JsonNode turn, String event) {
        return turn
            .path("events")
            .valueStream()
            .filter(it -> it.path("event").asString().equals(event))
            .map(it -> it.path("data").path("text").asString())
            .collect(Collectors.joining());
    }

    private static String joined(List<Said> said, Function<Said, String> part) {
        return said.stream().map(part).collect(Collectors.joining());
    }

    /** The part of the answer that the person may have received. */
    enum Heard {
        ALL {
            @Override
            void check(String what, String heard, String said) {
                assertThat(heard).as(what).isEqualTo(said);
            }
        },
        /** The turn had ended before the rest was sent. */
        THE_BEGINNING {
            @Override
            void check(String what, String heard, String said) {
                assertThat(said).as(what).startsWith(heard);
            }
        };

        abstract void check(String what, String heard, String said);
    }
}
