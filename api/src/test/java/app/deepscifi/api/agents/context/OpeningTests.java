package app.deepscifi.api.agents.context;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.runtime.AgentRuntime.Denial;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpeningTests {

    private static final Exchange TOLD = new Exchange(TurnId.random(), "Who are you?", "Your agent.");
    private static final Exchange STOPPED = new Exchange(TurnId.random(), "Tell me of dust.", "Dust is");
    private static final Exchange SILENT = new Exchange(TurnId.random(), "Are you there?", "");
    private static final Message CONTEXT = new Message.Context("<turn/>");
    private static final Message SAID = new Message.User("Go on.");

    @Test
    void a_conversation_that_knows_everything_is_told_only_what_is_new() {
        assertThat(messages(List.of())).containsExactly(CONTEXT, SAID);
    }

    @Test
    void turns_that_the_agent_does_not_know_come_first() {
        assertThat(messages(List.of(), TOLD, STOPPED, SILENT)).containsExactly(
            new Message.User("Who are you?"),
            new Message.Assistant("Your agent."),
            new Message.User("Tell me of dust."),
            new Message.Assistant("Dust is"),
            new Message.User("Are you there?"),
            CONTEXT,
            SAID
        );
    }

    @Test
    void calls_that_wait_are_denied_in_the_same_request_and_what_they_did_is_told() {
        assertThat(messages(List.of("call-1", "call-2")).getFirst()).isEqualTo(
            new Message.Denials(
                List.of(
                    new Denial("call-1", "The person stopped this before it was done."),
                    new Denial("call-2", "This was done before the turn ended. Two lamps.")
                )
            )
        );
    }

    @Test
    void a_long_history_is_told_from_its_end() {
        var long1 = new Exchange(TurnId.random(), "first " + "x".repeat(Opening.HISTORY_LENGTH / 2), "");
        var long2 = new Exchange(TurnId.random(), "second " + "x".repeat(Opening.HISTORY_LENGTH / 2), "");

        assertThat(messages(List.of(), long1, long2)).containsExactly(new Message.User(long2.message()), CONTEXT, SAID);
    }

    private static List<Message> messages(List<String> pending, Exchange... untold) {
        var conversation = new OpenConversation(
            UUID.randomUUID(),
            "agent",
            UserId.random(),
            "conversation",
            1,
            pending,
            List.of(untold)
        );
        return Opening.messages(conversation, Map.of("call-2", "Two lamps."), "<turn/>", "Go on.");
    }
}
