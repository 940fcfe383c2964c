package app.deepscifi.api.agents;

import app.deepscifi.api.agents.AgentConversations.Open;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a turn begins with: what the agent must be told before the message itself. Calls that wait are denied, and what the
 * agent does not know is told, in the same request: that costs one model call.
 */
final class Opening {

    /** How much of the earlier talk a conversation is told, in characters. */
    static final int HISTORY_LENGTH = 24_000;

    private static final String DENIED = "The person stopped this before it was done.";

    private static final Logger log = LoggerFactory.getLogger(Opening.class);

    private Opening() {}

    /** @param context what concerns this person and this turn */
    static List<Message> messages(AgentRuntime runtime, Open conversation, String context, String message) {
        var messages = new ArrayList<Message>();
        if (!conversation.settled()) {
            cancelWhatRuns(runtime, conversation.runtimeId());
            var pending = runtime.pendingCalls(conversation.runtimeId());
            if (!pending.isEmpty()) {
                messages.add(new Message.Denials(pending, DENIED));
            }
        }
        retell(recent(conversation.untold()), messages);
        messages.add(new Message.Context(context));
        messages.add(new Message.User(message));
        return messages;
    }

    /** Mostly nothing runs: where this fails, what follows tells whether the server is there. */
    private static void cancelWhatRuns(AgentRuntime runtime, String conversationId) {
        try {
            runtime.cancel(conversationId);
        } catch (AgentRuntimeException e) {
            log.warn("What may run in conversation {} was not cancelled: {}", conversationId, e.getMessage());
        }
    }

    private static void retell(List<Exchange> exchanges, List<Message> messages) {
        for (var exchange : exchanges) {
            messages.add(new Message.User(exchange.message()));
            if (!exchange.answer().isBlank()) {
                messages.add(new Message.Assistant(exchange.answer()));
            }
        }
    }

    private static List<Exchange> recent(List<Exchange> history) {
        var from = history.size();
        var length = 0;
        while (from > 0) {
            var exchange = history.get(from - 1);
            length += exchange.message().length() + exchange.answer().length();
            if (length > HISTORY_LENGTH) {
                break;
            }
            from--;
        }
        return history.subList(from, history.size());
    }
}
