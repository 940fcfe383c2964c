package app.deepscifi.api.agents.context;

import static java.util.Objects.requireNonNull;

import app.deepscifi.domain.turn.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Prompts of the agents: files under {@code resources/agents}. */
@Component
public class Prompts {

    private final Map<AgentKind, String> systems = new EnumMap<>(AgentKind.class);
    private final Map<AgentKind, String> personas = new EnumMap<>(AgentKind.class);

    Prompts() {
        for (var kind : AgentKind.values()) {
            systems.put(kind, read(kind, "system"));
            personas.put(kind, read(kind, "persona"));
        }
    }

    public String system(AgentKind kind) {
        return requireNonNull(systems.get(kind));
    }

    public String persona(AgentKind kind) {
        return requireNonNull(personas.get(kind));
    }

    private static String read(AgentKind kind, String part) {
        var name = "agents/" + kind.name().toLowerCase(Locale.ROOT) + "-agent." + part + ".md";
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The prompt " + name + " is missing", e);
        }
    }
}
