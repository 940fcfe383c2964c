package app.deepscifi.letta.model;

import java.util.List;

/**
 * A request to a conversation, which leads to one call of the model. Send several inputs to prime a new conversation,
 * or to deny pending calls and go on.
 *
 * @param clientTools all tools that the model may call; every request needs them again
 */
public record SendMessages(List<LettaInput> inputs, List<ClientTool> clientTools) {
    public SendMessages {
        inputs = List.copyOf(inputs);
        clientTools = List.copyOf(clientTools);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("Nothing to send");
        }
    }
}
