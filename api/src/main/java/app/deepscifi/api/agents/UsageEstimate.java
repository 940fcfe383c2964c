package app.deepscifi.api.agents;

import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.List;

/**
 * Estimates the tokens of an answer that broke off before the runtime reported them, from the lengths of request and answer.
 * Text that the runtime added, such as earlier turns, is not counted, so the estimate is rather too low.
 */
final class UsageEstimate {

    /** In English prose; other texts have more tokens. */
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private UsageEstimate() {}

    static TurnEvent.Usage of(int sent, int heard) {
        return new TurnEvent.Usage(tokens(sent), tokens(heard));
    }

    /** In characters: all that an agent has in mind, and what it is told now. */
    static int length(AgentProfile profile, List<Message> messages) {
        return (
            profile.system().length() +
            profile.persona().value().length() +
            profile.memory().value().length() +
            messages.stream().mapToInt(UsageEstimate::length).sum()
        );
    }

    private static int length(Message message) {
        return switch (message) {
            case Message.User(var text) -> text.length();
            case Message.Assistant(var text) -> text.length();
            case Message.Context(var text) -> text.length();
            case Message.Denials(var denials) -> denials
                .stream()
                .mapToInt(it -> it.reason().length())
                .sum();
            case Message.ToolReturns(var returns) -> returns
                .stream()
                .mapToInt(it -> it.text().length())
                .sum();
        };
    }

    private static int tokens(int characters) {
        return Math.ceilDiv(characters, CHARACTERS_OF_A_TOKEN);
    }
}
