package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.Promise;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person who loses a right sees nothing more: open streams end within a second, and old turns are hidden. */
@WithPlatform
@Timeout(120)
class RightsEndTests {

    /** Takes far longer than these tests, so that a stream can't end with its turn. */
    private static final String TALK_VERY_SLOWLY = "SLOW 0.4";

    private final Person owner;
    private final Person editor;
    private final String worldId;
    private final Place place;

    RightsEndTests(TestPlatform platform) {
        this.owner = platform.signUp("Ada");
        this.editor = platform.signUp("Ed");
        this.worldId = owner.worldId();
        this.place = Place.world(worldId);
        owner.lets(editor, "editor", worldId);
    }

    @Test
    void signing_out_ends_the_streams_of_that_browser_and_no_others() {
        var elsewhere = owner.elsewhere();
        try (var here = owner.begin(TALK_VERY_SLOWLY, place)) {
            var turn = here.until("text").id();
            try (var there = elsewhere.follow(turn, 0)) {
                there.until("text");

                var promise = Promise.begin(owner);
                owner.post("/api/auth/signout").is(204);

                areCutOff(promise, here);
                elsewhere.stop(turn);
                assertThat(there.rest().reason()).isEqualTo("stopped");
            }
        }
    }

    @Test
    void a_new_password_ends_the_streams_of_all_browsers() {
        var elsewhere = owner.elsewhere();
        try (var here = owner.begin(TALK_VERY_SLOWLY, place)) {
            var turn = here.until("text").id();
            try (var there = elsewhere.follow(turn, 0)) {
                there.until("text");

                var promise = Promise.begin(owner);
                var passwords = Map.of("currentPassword", Person.PASSWORD, "newPassword", "another horse entirely");
                owner.post("/api/auth/password", passwords).is(204);

                areCutOff(promise, here, there);
                owner.stop(turn);
            }
        }
    }

    @Test
    void a_collaborator_who_is_removed_in_mid_turn_hears_no_more_and_the_turn_is_stopped() {
        try (var stream = editor.begin(TALK_VERY_SLOWLY, place)) {
            stream.until("text");

            var promise = Promise.begin(owner);
            remove(editor);

            areCutOff(promise, stream);
        }
        owner.lets(editor, "editor", worldId);
        assertThat(newestTurnOf(editor)).isEqualTo("stopped");
    }

    @Test
    void a_collaborator_who_leaves_in_mid_turn_hears_no_more() {
        try (var stream = editor.begin(TALK_VERY_SLOWLY, place)) {
            stream.until("text");

            var promise = Promise.begin(owner);
            editor.delete("/api/worlds/" + worldId + "/collaborators/" + editor.id()).is(204);

            areCutOff(promise, stream);
        }
    }

    @Test
    void a_collaborator_who_may_still_talk_hears_on() {
        try (var stream = editor.begin(Order.TALK_SLOWLY, place)) {
            var begun = stream.until("text");

            owner.lets(editor, "viewer", worldId);

            begun.and(stream.rest()).isWhole().isCompleted();
        }
    }

    @Test
    void a_world_that_is_deleted_in_mid_turn_ends_all_its_streams() {
        try (var owners = owner.begin(TALK_VERY_SLOWLY, place); var editors = editor.begin(TALK_VERY_SLOWLY, place)) {
            owners.until("text");
            editors.until("text");

            var promise = Promise.begin(owner);
            deleteWorld();

            areCutOff(promise, owners, editors);
        }
    }

    @Test
    void an_account_that_is_deleted_in_mid_turn_ends_its_streams_and_those_in_its_worlds() {
        try (
            var own = owner.begin(TALK_VERY_SLOWLY, Place.ANYWHERE);
            var editors = editor.begin(TALK_VERY_SLOWLY, place)
        ) {
            own.until("text");
            editors.until("text");

            var promise = Promise.begin(owner);
            owner.post("/api/auth/me/delete", Map.of("password", Person.PASSWORD)).is(204);

            areCutOff(promise, own, editors);
        }
    }

    @Test
    void old_turns_of_a_former_collaborator_are_not_there_for_them() {
        var first = editor.say("SAY Mathilde", place).isCompleted();
        var second = editor.say("SAY Ottilie", place).isCompleted();

        remove(editor);

        var turn = "/api/chat/turns/" + first.id();
        isNotThere(editor.get(turn + "/events"));
        isNotThere(editor.get(turn + "/events?after=3"));
        isNotThere(editor.post(turn + "/retry"));
        isNotThere(editor.post(turn + "/activate"));
        isNotThere(editor.post(turn + "/stop"));
        isNotThere(editor.get("/api/chat/history?worldId=" + worldId));
        isNotThere(editor.get("/api/chat/search?q=Mathilde&worldId=" + worldId));
        isNotThere(editor.post("/api/chat", place.replacing(second.id()).saying("SAY again")));
        assertThat(editor.get("/api/chat/search?q=Mathilde").is(200).items()).isEmpty();
        assertThat(editor.get("/api/chat/history").is(200).items()).isEmpty();
    }

    @Test
    void old_turns_of_a_former_collaborator_of_a_public_world_are_not_there_for_them_either() {
        owner.patch("/api/worlds/" + worldId, 1, Map.of("visibility", "public")).is(200);
        var said = editor.say("SAY Mathilde", place).isCompleted();

        remove(editor);

        isNotThere(editor.get("/api/chat/turns/" + said.id() + "/events"));
        isNotThere(editor.post("/api/chat/turns/" + said.id() + "/retry"));
    }

    @Test
    void a_follower_from_beyond_the_last_event_gets_the_rest_and_the_end() {
        for (var after : new int[] { 1_000_000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE }) {
            try (var stream = owner.begin("SLOW 0.005", place)) {
                var turn = stream.until("text").id();

                var followed = owner
                    .get("/api/chat/turns/" + turn + "/events?after=" + after)
                    .is(200)
                    .body();

                assertThat(followed).as("after %s", after).contains("event: turn.finished");
                stream.rest().isCompleted();
                assertThat(followed(turn, after))
                    .as("after %s", after)
                    .isEqualTo(after < 0);
            }
        }
    }

    @Test
    void a_number_that_is_no_event_is_refused_by_name() {
        var events = "/api/chat/turns/" + owner.say("SAY hello", place).id() + "/events";

        for (var number : new String[] { "2147483648", "-99999999999999999999", "1.5", "seven" }) {
            assertThat(
                owner
                    .get(events + "?after=" + number)
                    .is(400)
                    .fields()
            ).containsExactly("after");
            var header = owner.send("GET", events, Map.of("Last-Event-ID", number), new byte[0]);
            assertThat(header.is(400).fields()).containsExactly("Last-Event-ID");
        }
    }

    /** Whether the stream of the finished turn is sent again completely. */
    private boolean followed(String turn, int after) {
        return owner
            .get("/api/chat/turns/" + turn + "/events?after=" + after)
            .is(200)
            .body()
            .contains("turn.started");
    }

    private void remove(Person collaborator) {
        owner.delete("/api/worlds/" + worldId + "/collaborators/" + collaborator.id()).is(204);
    }

    private void deleteWorld() {
        var version = Map.of(
            "If-Match",
            owner
                .get("/api/worlds/" + worldId)
                .is(200)
                .header("ETag")
        );
        owner.send("DELETE", "/api/worlds/" + worldId, version, new byte[0]).is(204);
    }

    private String newestTurnOf(Person person) {
        while (true) {
            var status = person
                .get("/api/chat/history?worldId=" + worldId)
                .is(200)
                .items()
                .getFirst()
                .path("status")
                .asString();
            if (!status.equals("running")) {
                return status;
            }
        }
    }

    /**
     * Asserts that the streams end within a second from now. Earlier work such as hashing the password does not count.
     */
    private static void areCutOff(Promise promise, EventStream... streams) {
        var ended = promise.fromNow();
        for (var stream : streams) {
            assertThat(stream.rest().names()).doesNotContain("turn.finished");
        }
        ended.isKeptWithin(Duration.ofSeconds(1));
    }

    private static void isNotThere(Answer answer) {
        assertThat(answer.is(404).problem()).isEqualTo("not-found");
    }
}
