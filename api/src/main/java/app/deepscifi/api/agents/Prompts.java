package app.deepscifi.api.agents;

import app.deepscifi.domain.turn.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The texts that agents are made of: files under {@code resources/agents}. */
@Component
class Prompts {

    String system(AgentKind kind) {
        return read(kind, "system");
    }

    String persona(AgentKind kind) {
        return read(kind, "persona");
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
