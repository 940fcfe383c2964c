package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the exact input of the model behind an agent, after all changes by the agent server. */
abstract class WhatTheModelIsSent {

    private final TestPlatform platform;
    private final Person author;
    private final String worldId;

    /** A text that occurs only in this test. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    WhatTheModelIsSent(TestPlatform platform) {
        this.platform = platform;
        this.author = platform.signUp("Adalbertina");
        this.worldId = author.worldId();
    }

    @Test
    void after_an_accepted_proposal_the_very_next_request_carries_the_change() {
        var statement = "One lamp each, says " + mark + ".";
        var place = Place.world(worldId);
        var proposal = author
            .say(Order.proposeRule("one-lamp", statement), place)
            .isCompleted()
            .one("proposal")
            .path("proposalId")
            .asString();
        author.say("SAY not yet " + mark, place).isCompleted();
        assertThat(told(sent("SAY not yet " + mark))).doesNotContain(statement);

        author.post("/api/proposals/" + proposal + "/accept").is(200);
        author.say("SAY I know " + mark, place).isCompleted();

        assertThat(told(sent("SAY I know " + mark))).contains(statement);
    }

    @Test
    void after_a_change_by_hand_the_very_next_request_carries_it_to_everybody() {
        var editor = platform.signUp("Ed");
        author.lets(editor, "editor", worldId);
        author.say("SAY before " + mark, Place.world(worldId)).isCompleted();
        editor.say("SAY before too " + mark, Place.world(worldId)).isCompleted();

        author
            .patch("/api/worlds/" + worldId, 1, Canon.changes(Canon.premise("Light is slow, says " + mark + ".")))
            .is(200);
        author.say("SAY after " + mark, Place.world(worldId)).isCompleted();
        editor.say("SAY after too " + mark, Place.world(worldId)).isCompleted();

        for (var said : List.of("SAY after " + mark, "SAY after too " + mark)) {
            assertThat(told(sent(said))).contains("Light is slow, says " + mark + ".");
        }
    }

    @Test
    void nothing_about_one_person_stands_in_what_is_sent_for_another_of_the_same_world() {
        var editor = platform.signUp("Bartholomew");
        author.lets(editor, "editor", worldId);
        var story = author
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps of " + mark, "text", "It was dark."))
            .is(201)
            .json()
            .path("id")
            .asString();
        author.say("SAY my secret is " + mark, Place.world(worldId).story(story)).isCompleted();

        editor.say("SAY what do you know?", Place.world(worldId)).isCompleted();
        author.say("SAY and of the other? " + mark, Place.world(worldId).story(story)).isCompleted();

        var forEditor = sent("SAY what do you know?").toString();
        assertThat(forEditor)
            .contains("Bartholomew")
            .doesNotContain(mark, story, "Adalbertina", author.email(), author.id());
        var forAuthor = sent("SAY and of the other? " + mark).toString();
        assertThat(forAuthor)
            .contains("Adalbertina", "my secret is " + mark, "Lamps of " + mark)
            .doesNotContain("Bartholomew", "what do you know", editor.email(), editor.id());
    }

    @Test
    void an_edited_message_takes_the_place_of_the_one_left_behind_and_of_its_answer() {
        author.say("SAY root " + mark).isCompleted();
        var left = author
            .say("SAY left " + mark)
            .isCompleted()
            .id();

        author.say("SAY right " + mark, Place.ANYWHERE.replacing(left)).isCompleted();
        author.say("SAY next " + mark).isCompleted();

        assertThat(saidAndShown(sent("SAY next " + mark))).containsExactly(
            "SAY root " + mark,
            "root " + mark,
            "SAY right " + mark,
            "right " + mark,
            "SAY next " + mark
        );
    }

    @Test
    void a_retried_message_is_sent_once_and_without_its_earlier_answer() {
        author.say("SAY root " + mark).isCompleted();
        var first = author
            .say("SAY same " + mark)
            .isCompleted()
            .id();

        author.retry(first).isCompleted();

        assertThat(saidAndShown(sent("SAY same " + mark))).containsExactly(
            "SAY root " + mark,
            "root " + mark,
            "SAY same " + mark
        );
        author.say("SAY next " + mark).isCompleted();
        assertThat(saidAndShown(sent("SAY next " + mark))).containsExactly(
            "SAY root " + mark,
            "root " + mark,
            "SAY same " + mark,
            "same " + mark,
            "SAY next " + mark
        );
    }

    @Test
    void a_branch_that_is_made_active_again_is_the_one_that_is_sent() {
        author.say("SAY root " + mark).isCompleted();
        var left = author
            .say("SAY left " + mark)
            .isCompleted()
            .id();
        author.say("SAY right " + mark, Place.ANYWHERE.replacing(left)).isCompleted();

        author.activate(left);
        author.say("SAY next " + mark).isCompleted();

        assertThat(saidAndShown(sent("SAY next " + mark))).containsExactly(
            "SAY root " + mark,
            "root " + mark,
            "SAY left " + mark,
            "left " + mark,
            "SAY next " + mark
        );
    }

    @Test
    void after_a_stop_the_model_is_told_what_was_said_and_shown() {
        try (var stream = author.begin(Order.TALK_SLOWLY + " about " + mark, Place.ANYWHERE)) {
            author.stop(stream.until("text").id());
            stream.rest();
        }

        author.say("SAY Where were we, " + mark + "?").isCompleted();

        var messages = sent("SAY Where were we, " + mark + "?").messages();
        assertThat(messages).contains(new ModelMessage.Said(Order.TALK_SLOWLY + " about " + mark));
        assertThat(messages).anySatisfy(message ->
            assertThat(message).isInstanceOfSatisfying(ModelMessage.Answered.class, answered ->
                assertThat(answered.text()).startsWith("slow")
            )
        );
    }

    /** The latest request to the model that answers this message. */
    private ModelRequest sent(String message) {
        return platform
            .sent()
            .stream()
            .filter(request -> request.said().equals(message))
            .reduce((_, later) -> later)
            .orElseThrow(() -> new AssertionError("The model was never sent: " + message));
    }

    /** The system prompt and the system messages of the turn, without the conversation. */
    private static String told(ModelRequest request) {
        return request
            .messages()
            .stream()
            .filter(ModelMessage.Told.class::isInstance)
            .map(Object::toString)
            .collect(Collectors.joining("\n", request.system(), ""));
    }

    private static List<String> saidAndShown(ModelRequest request) {
        return request
            .messages()
            .stream()
            .flatMap(
                message ->
                    switch (message) {
                        case ModelMessage.Said(var text) -> Stream.of(text);
                        case ModelMessage.Answered(var text, _) -> Stream.of(text);
                        case ModelMessage.Told _, ModelMessage.Returned _ -> Stream.empty();
                    }
            )
            .toList();
    }
}
