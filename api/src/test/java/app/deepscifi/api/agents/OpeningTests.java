package app.deepscifi.api.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.AgentConversations.Open;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.access.Caller;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpeningTests {

    private static final Exchange FINISHED = new Exchange("Who are you?", "Your agent.", true);
    private static final Exchange STOPPED = new Exchange("Tell me of dust.", "Dust is", false);
    private static final Message CONTEXT = new Message.Context("<turn/>");
    private static final Message SAID = new Message.User("Go on.");

    private final ScriptedRuntime runtime = new ScriptedRuntime();
    private final Opening opening = new Opening(runtime);

    @Test
    void a_settled_conversation_is_told_only_what_is_new() {
        assertThat(messages(false, true, FINISHED)).containsExactly(CONTEXT, SAID);
    }

    @Test
    void a_fresh_conversation_is_told_what_was_said_before() {
        assertThat(messages(true, true, FINISHED, STOPPED)).containsExactly(
            new Message.User("Who are you?"),
            new Message.Assistant("Your agent."),
            new Message.User("Tell me of dust."),
            new Message.Assistant("Dust is"),
            CONTEXT,
            SAID
        );
    }

    @Test
    void after_a_stop_the_agent_is_told_again_what_it_forgot_and_nothing_else() {
        assertThat(messages(false, false, FINISHED, STOPPED)).containsExactly(
            new Message.User("Tell me of dust."),
            new Message.Assistant("Dust is"),
            CONTEXT,
            SAID
        );
        assertThat(runtime.cancelled).containsExactly("conversation");
    }

    @Test
    void a_server_that_does_not_answer_to_the_cancel_is_spoken_to_all_the_same() {
        runtime.refusesToCancel = true;
        runtime.pending = List.of("call-1");

        assertThat(messages(false, false, FINISHED))
            .hasSize(3)
            .endsWith(CONTEXT, SAID);
    }

    @Test
    void calls_that_wait_are_denied_in_the_same_request() {
        runtime.pending = List.of("call-1", "call-2");

        assertThat(messages(false, false, FINISHED).getFirst()).isEqualTo(
            new Message.Denials(List.of("call-1", "call-2"), "The person stopped this before it was done.")
        );
    }

    @Test
    void a_long_history_is_told_from_its_end() {
        var long1 = new Exchange("first " + "x".repeat(Opening.HISTORY_LENGTH / 2), "", true);
        var long2 = new Exchange("second " + "x".repeat(Opening.HISTORY_LENGTH / 2), "", true);

        assertThat(messages(true, true, long1, long2)).containsExactly(
            new Message.User(long2.message()),
            CONTEXT,
            SAID
        );
    }

    private List<Message> messages(boolean fresh, boolean settled, Exchange... history) {
        var person = new Caller.Person(UserId.random(), "Ada");
        var request = new TurnRequest(TurnId.random(), person, null, null, null, "Go on.", List.of(history));
        var conversation = new Open(UUID.randomUUID(), person.id(), "conversation", fresh, settled);
        return opening.messages(conversation, request, "<turn/>");
    }
}
