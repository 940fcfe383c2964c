package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.WithoutModel;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without the key of a model provider everything works except the agents, and they say so. */
class NoModelTests {

    @Test
    void without_a_key_everything_works_by_hand_and_no_turn_begins() {
        try (var without = new WithoutModel(Map.of("ANTHROPIC_API_KEY", "unset", "OPENAI_API_KEY", "unset"))) {
            var person = without.platform().signUp("Ada");
            var worldId = person.worldId();

            assertThat(person.get("/api/platform").is(200).json().path("model").isNull()).isTrue();
            var ready = person.get("/api/health/ready").is(200).json();
            assertThat(ready.path("status").asString()).isEqualTo("degraded");
            assertThat(ready.path("components").path("agents").path("detail").asString()).contains("no model");

            for (var place : new Place[] { Place.ANYWHERE, Place.world(worldId) }) {
                var refused = person.post("/api/chat", place.saying("SAY hello")).is(409);
                assertThat(refused.problem()).isEqualTo("no-model");
            }
            assertThat(person.get("/api/chat/history").is(200).items()).isEmpty();
            assertThat(
                person
                    .get("/api/worlds/" + worldId)
                    .is(200)
                    .json()
                    .path("name")
                    .asString()
            ).isEqualTo("Slow Light");
        }
    }

    @Test
    void a_world_that_one_can_not_see_is_not_told_from_one_that_is_not_there() {
        try (var without = new WithoutModel(Map.of())) {
            var worldId = without.platform().signUp("Ada").worldId();

            var refused = without.platform().signUp("Bo").post("/api/chat", Place.world(worldId).saying("SAY hello"));

            assertThat(refused.is(404).problem()).isEqualTo("not-found");
        }
    }

    @Test
    void a_key_is_enough_to_have_a_model() {
        try (var with = new WithoutModel(Map.of("ANTHROPIC_API_KEY", "unset", "OPENAI_API_KEY", "a key"))) {
            var person = with.platform().signUp("Ada");

            var model = person.get("/api/platform").is(200).json().path("model").asString();

            assertThat(model).startsWith("openai/");
            person.say("SAY hello").isCompleted();
        }
    }
}
