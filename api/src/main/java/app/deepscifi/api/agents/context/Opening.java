package app.deepscifi.api.agents.context;

import app.deepscifi.api.agents.runtime.AgentRuntime.Denial;
import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.api.agents.runtime.Fenced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The messages of a turn before the person's message. They deny pending calls and tell unknown earlier turns in the
 * same request, so that this costs one model call.
 */
public final class Opening {

    /** Maximum number of characters of earlier turns that a conversation is told. */
    static final int HISTORY_LENGTH = 24_000;

    private static final String DENIED = "The person stopped this before it was done.";
    private static final String DONE = "This was done before the turn ended. ";

    private Opening() {}

    /**
     * @param done    results of those pending calls that ran, by id
     * @param context information about this person and this turn
     */
    public static List<Message> messages(
        OpenConversation conversation,
        Map<String, String> done,
        String context,
        String message
    ) {
        var messages = new ArrayList<Message>();
        if (!conversation.pending().isEmpty()) {
            messages.add(
                new Message.Denials(
                    conversation
                        .pending()
                        .stream()
                        .map(callId -> new Denial(callId, done.containsKey(callId) ? DONE + done.get(callId) : DENIED))
                        .toList()
                )
            );
        }
        retell(recent(conversation.untold()), messages);
        messages.add(new Message.Context(context));
        messages.add(new Message.User(Fenced.said(message)));
        return messages;
    }

    private static void retell(List<Exchange> exchanges, List<Message> messages) {
        for (var exchange : exchanges) {
            messages.add(new Message.User(Fenced.said(exchange.message())));
            if (!exchange.answer().isBlank()) {
                messages.add(new Message.Assistant(Fenced.said(exchange.answer())));
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
