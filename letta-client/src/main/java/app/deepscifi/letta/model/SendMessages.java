package app.deepscifi.letta.model;

import java.util.List;

/**
 * One request to a conversation, one call of the model. Several inputs at once prime a fresh conversation, or deny what
 * is pending and go on.
 *
 * @param clientTools all the tools the model may call, again with every request
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
