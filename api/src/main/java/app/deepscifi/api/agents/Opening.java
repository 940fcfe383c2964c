package app.deepscifi.api.agents;

import app.deepscifi.api.agents.AgentConversations.Open;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a turn begins with: what the agent must be told before the message itself.
 *
 * <p>A conversation that is new there gets what was said before. One whose last turn did not come to its own end has
 * forgotten that turn, or waits for an answer to a call: both go into the same request, which costs one model call.
 */
@Component
class Opening {

    /** How much of the earlier talk a new conversation is given, in characters. */
    static final int HISTORY_LENGTH = 24_000;

    private static final String DENIED = "The person stopped this before it was done.";

    private static final Logger log = LoggerFactory.getLogger(Opening.class);

    private final AgentRuntime runtime;

    Opening(AgentRuntime runtime) {
        this.runtime = runtime;
    }

    /** @param context what concerns this person and this turn */
    List<Message> messages(Open conversation, TurnRequest request, String context) {
        var messages = new ArrayList<Message>();
        if (conversation.fresh()) {
            retell(recent(request.history()), messages);
        } else if (!conversation.settled()) {
            cancelWhatRuns(conversation.runtimeId());
            var pending = runtime.pendingCalls(conversation.runtimeId());
            if (!pending.isEmpty()) {
                messages.add(new Message.Denials(pending, DENIED));
            }
            retell(forgotten(request.history()), messages);
        }
        messages.add(new Message.Context(context));
        messages.add(new Message.User(request.message()));
        return messages;
    }

    /** Mostly nothing runs: where this fails, what follows tells whether the server is there. */
    private void cancelWhatRuns(String conversationId) {
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

    /** The last turns, up to the newest that came to its own end. */
    private static List<Exchange> forgotten(List<Exchange> history) {
        var from = history.size();
        while (from > 0 && !history.get(from - 1).completed()) {
            from--;
        }
        return recent(history.subList(from, history.size()));
    }

    private static List<Exchange> recent(List<Exchange> history) {
        var from = history.size();
        var length = 0;
        while (from > 0) {
            length +=
                history
                    .get(from - 1)
                    .message()
                    .length() +
                history
                    .get(from - 1)
                    .answer()
                    .length();
            if (length > HISTORY_LENGTH) {
                break;
            }
            from--;
        }
        return history.subList(from, history.size());
    }
}
