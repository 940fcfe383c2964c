package app.deepscifi.infra.deploy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A stack as it was synthesized. */
record AssembledStack(String name, String region, Path template, JsonNode content) {
    /** What a parameter is where nobody says otherwise. */
    Optional<String> standard(String parameter) {
        return content.path("Parameters").path(parameter).path("Default").asStringOpt();
    }

    /** Whether it says of itself something of that name. */
    boolean hasOutput(String name) {
        return content.path("Outputs").has(name);
    }

    /** The names of those parameters that the CDK does not fill in itself. */
    Set<String> parameters() {
        return content
            .path("Parameters")
            .propertyStream()
            .filter(parameter -> !parameter.getValue().path("Type").asString("").startsWith("AWS::SSM::"))
            .map(parameter -> parameter.getKey())
            .collect(Collectors.toSet());
    }
}
