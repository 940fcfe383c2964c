package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import app.deepscifi.simulator.model.ModelRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries of the canon that a message names are sent to the agent in full, and the reader sees which. */
@WithPlatform
@WithPlatform.Alone
class CanonInTurnsTests {

    private final TestPlatform platform;
    private final Person person;
    private final String worldId;
    private final Place place;

    CanonInTurnsTests(TestPlatform platform) {
        this.platform = platform;
        this.person = platform.signUp("Ada");
        this.worldId = person.worldId();
        this.place = Place.world(worldId);
    }

    @Test
    void entries_that_a_message_names_are_in_what_the_model_is_sent_and_are_shown() {
        var turn = person.say("SAY yes, Ilse, of the ledgers of arrivals", place).isCompleted();

        assertThat(used(turn)).containsExactly(
            "/elements/lamplighter Ilse Vann",
            "/elements/ledger The Ledger of Arrivals"
        );
        assertThat(turn.names()).startsWith("turn.started", "canon.used");
        assertThat(sent("Ilse, of the ledgers"))
            .contains("/elements/lamplighter — ", "\"age\":\"51\"", "/elements/ledger — ")
            .doesNotContain("/elements/quay — {");
        var kept = person
            .get("/api/chat/history?worldId=" + worldId)
            .items()
            .getFirst();
        assertThat(kept.path("events").get(1).path("event").asString()).isEqualTo("canon.used");
    }

    @Test
    void a_message_that_names_nothing_says_nothing() {
        assertThat(person.say("SAY hello", place).isCompleted().all("canon.used")).isEmpty();
        assertThat(person.say("SAY Ilse Vann").isCompleted().all("canon.used")).isEmpty();
    }

    @Test
    void a_pronoun_refers_to_the_message_before() {
        person.say("SAY Ilse", place).isCompleted();

        assertThat(used(person.say("SAY what did she see on the Long Quay", place))).containsExactly(
            "/elements/quay The Long Quay",
            "/elements/lamplighter Ilse Vann"
        );
        assertThat(used(person.say("SAY the Dimming", place))).containsExactly("/timeline/dimming The Dimming");
    }

    @Test
    void an_alias_that_was_just_accepted_is_known_in_the_next_message() {
        person
            .patch(
                "/api/worlds/" + worldId,
                1,
                Canon.changes(
                    Canon.edit(
                        "/elements/quay",
                        Map.of(
                            "kind",
                            "location",
                            "name",
                            "The Long Quay",
                            "summary",
                            "Where ships are.",
                            "aliases",
                            List.of("Yesterday Wharf", "the Stones")
                        )
                    )
                )
            )
            .is(200);

        assertThat(used(person.say("SAY down on the yesterday-wharf", place))).containsExactly(
            "/elements/quay The Long Quay"
        );
    }

    private static List<String> used(Turn turn) {
        return turn
            .one("canon.used")
            .path("entries")
            .valueStream()
            .map(entry -> entry.path("address").asString() + " " + entry.path("name").asString())
            .toList();
    }

    /** All text of the model request that ends with this message. */
    private String sent(String message) {
        return platform
            .simulator()
            .modelRequests()
            .reversed()
            .stream()
            .filter(request -> request.said().contains(message))
            .map(ModelRequest::messages)
            .map(List::toString)
            .findFirst()
            .orElseThrow();
    }
}
