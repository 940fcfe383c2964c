package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.turn.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The descriptions of the tools for models and people: the files under {@code resources/agents/tools}. */
@Component
public class ToolDescriptions {

    private static final String ENDING = ".json";

    /**
     * The content of a tool's file.
     *
     * @param agent       the agents that have it
     * @param doing       text for the person while it runs
     * @param description text for the model
     */
    private record Description(AgentKind agent, String doing, String description) {}

    private final Map<String, Description> byName = new TreeMap<>();

    public ToolDescriptions(JsonMapper json) {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(
                "classpath:agents/tools/*" + ENDING
            )) {
                var name = String.valueOf(file.getFilename());
                try (var content = file.getInputStream()) {
                    byName.put(
                        name.substring(0, name.length() - ENDING.length()),
                        json.readValue(content, Description.class)
                    );
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The descriptions of the tools can't be read", e);
        }
    }

    Set<String> names() {
        return byName.keySet();
    }

    boolean has(AgentKind agent, String tool) {
        var description = byName.get(tool);
        return description != null && description.agent() == agent;
    }

    /** The names of the tools of an agent, in their order. */
    public List<String> of(AgentKind agent) {
        return byName
            .keySet()
            .stream()
            .filter(tool -> has(agent, tool))
            .toList();
    }

    Optional<String> description(String tool) {
        return Optional.ofNullable(byName.get(tool)).map(Description::description);
    }

    Optional<String> doing(String tool) {
        return Optional.ofNullable(byName.get(tool)).map(Description::doing);
    }
}
