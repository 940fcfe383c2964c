package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thoughts of models on servers compatible with OpenAI. They are sent back in the field in which they came. */
final class Thoughts {

    /** Names of the field for thoughts in the answers of servers. */
    static final List<String> NAMES = List.of("reasoning_content", "reasoning", "reasoning_text", "thinking");

    /** OpenRouter's field for thoughts: a list with the signatures of the providers behind it. */
    static final String DETAILS = "reasoning_details";

    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private Thoughts() {}

    static Optional<Thought> kept(String name, String text, List<JsonNode> details) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var proof = name.equals(DETAILS) ? JSON.writeValueAsString(details) : "";
        return Optional.of(new Thought(Thought.Kind.OPEN, text, proof, name));
    }

    /** Adds the thoughts to a message. Skips thoughts without a field name, which another version of this program stored. */
    static void add(ChatCompletionAssistantMessageParam.Builder message, List<Thought> thoughts) {
        thoughts
            .stream()
            .map(Thought::name)
            .flatMap(Optional::stream)
            .distinct()
            .forEach(name ->
                message.putAdditionalProperty(
                    name,
                    JsonValue.from(
                        value(
                            name,
                            thoughts
                                .stream()
                                .filter(it -> it.name().filter(name::equals).isPresent())
                                .toList()
                        )
                    )
                )
            );
    }

    private static Object value(String name, List<Thought> thoughts) {
        return name.equals(DETAILS)
            ? thoughts
                  .stream()
                  .flatMap(it -> JSON.readValue(it.proof(), LIST).stream())
                  .toList()
            : thoughts.stream().map(Thought::text).collect(Collectors.joining("\n"));
    }
}
