package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Failure;
import java.util.Map;
import java.util.Optional;

/** The outputs of a deployed stack. */
record Outputs(String stack, Map<String, String> values) {
    /** Returns the output; fails if the stack has none of that name. */
    String get(String name) {
        return find(name).orElseThrow(() -> new Failure("%s has no output %s.".formatted(stack, name)));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
