package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Failure;
import java.util.Map;
import java.util.Optional;

/** What stacks say about themselves. */
record Outputs(String stack, Map<String, String> values) {
    /** Fails where the stack does not say it. */
    String get(String name) {
        return find(name).orElseThrow(() -> new Failure("%s has no output %s.".formatted(stack, name)));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
