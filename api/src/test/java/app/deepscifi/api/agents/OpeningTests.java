package app.deepscifi.api.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.AgentConversations.Open;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpeningTests {

    private static final Exchange TOLD = new Exchange(TurnId.random(), "Who are you?", "Your agent.");
    private static final Exchange STOPPED = new Exchange(TurnId.random(), "Tell me of dust.", "Dust is");
    private static final Message CONTEXT = new Message.Context("<turn/>");
    private static final Message SAID = new Message.User("Go on.");

    private final ScriptedRuntime runtime = new ScriptedRuntime();

    @Test
    void a_conversation_that_knows_everything_is_told_only_what_is_new() {
        assertThat(messages(true)).containsExactly(CONTEXT, SAID);
        assertThat(runtime.cancelled).isEmpty();
    }

    @Test
    void what_it_does_not_know_is_told_first() {
        assertThat(messages(true, TOLD, STOPPED)).containsExactly(
            new Message.User("Who are you?"),
            new Message.Assistant("Your agent."),
            new Message.User("Tell me of dust."),
            new Message.Assistant("Dust is"),
            CONTEXT,
            SAID
        );
    }

    @Test
    void what_may_still_run_is_cancelled_before() {
        assertThat(messages(false, STOPPED)).containsExactly(
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

        assertThat(messages(false)).hasSize(3).endsWith(CONTEXT, SAID);
    }

    @Test
    void calls_that_wait_are_denied_in_the_same_request() {
        runtime.pending = List.of("call-1", "call-2");

        assertThat(messages(false).getFirst()).isEqualTo(
            new Message.Denials(List.of("call-1", "call-2"), "The person stopped this before it was done.")
        );
    }

    @Test
    void a_long_history_is_told_from_its_end() {
        var long1 = new Exchange(TurnId.random(), "first " + "x".repeat(Opening.HISTORY_LENGTH / 2), "");
        var long2 = new Exchange(TurnId.random(), "second " + "x".repeat(Opening.HISTORY_LENGTH / 2), "");

        assertThat(messages(true, long1, long2)).containsExactly(new Message.User(long2.message()), CONTEXT, SAID);
    }

    private List<Message> messages(boolean settled, Exchange... untold) {
        var conversation = new Open(
            UUID.randomUUID(),
            "agent",
            UserId.random(),
            "conversation",
            settled,
            1,
            List.of(untold)
        );
        return Opening.messages(runtime, conversation, "<turn/>", "Go on.");
    }
}
