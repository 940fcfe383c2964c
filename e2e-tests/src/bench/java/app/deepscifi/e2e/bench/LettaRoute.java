package app.deepscifi.e2e.bench;

import app.deepscifi.letta.LettaClient;
import app.deepscifi.letta.LettaEvent;
import app.deepscifi.letta.LettaSettings;
import app.deepscifi.letta.model.AgentModel;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.LettaInput;
import app.deepscifi.letta.model.NewAgent;
import app.deepscifi.letta.model.SendMessages;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends messages directly to the agent server, with the same requests as the API. */
final class LettaRoute implements Route {

    private static final AgentModel MODEL = new AgentModel("simulator/rules", 0.9, 8_000, 64_000);

    private final LettaClient letta;
    private final List<ConversationId> conversations = new ArrayList<>();

    LettaRoute(URI server, String password, int turns) {
        letta = new LettaClient(LettaSettings.of(server, password));
        for (var i = 0; i < turns; i++) {
            var agent = letta.createAgent(new NewAgent("bench-" + i, "Answer.", MODEL, List.of(), Map.of(), List.of()));
            conversations.add(letta.createConversation(agent));
        }
    }

    @Override
    public Heard say(int conversation, String message) {
        var request = new SendMessages(List.of(new LettaInput.UserMessage(message)), List.of());
        var asked = System.nanoTime();
        try (var stream = letta.send(conversations.get(conversation), request)) {
            @Nullable
            Duration first = null;
            var events = 0;
            var text = new StringBuilder();
            for (var event = stream.next(); event != null; event = stream.next()) {
                events++;
                if (event instanceof LettaEvent.TextDelta(var piece)) {
                    first = first == null ? Duration.ofNanos(System.nanoTime() - asked) : first;
                    text.append(piece);
                }
            }
            if (first == null) {
                throw new IllegalStateException("The agent said nothing");
            }
            return new Heard(first, events, text.toString());
        }
    }

    @Override
    public void close() {
        letta.close();
    }
}
