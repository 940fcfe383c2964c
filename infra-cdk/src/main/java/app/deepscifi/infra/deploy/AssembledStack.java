package app.deepscifi.infra.deploy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A synthesized stack. */
record AssembledStack(String name, String region, Path template, JsonNode content) {
    /** The default value of a parameter. */
    Optional<String> standard(String parameter) {
        return content.path("Parameters").path(parameter).path("Default").asStringOpt();
    }

    /** Returns true if the stack has an output of that name. */
    boolean hasOutput(String name) {
        return content.path("Outputs").has(name);
    }

    /** The resources of that type, by id. */
    Map<String, JsonNode> resources(String type) {
        var resources = new LinkedHashMap<String, JsonNode>();
        content
            .path("Resources")
            .propertyStream()
            .filter(resource -> resource.getValue().path("Type").asString("").equals(type))
            .forEach(resource -> resources.put(resource.getKey(), resource.getValue()));
        return resources;
    }

    /** The names of the parameters that we must set; CDK sets the others. */
    Set<String> parameters() {
        return content
            .path("Parameters")
            .propertyStream()
            .filter(parameter -> !parameter.getValue().path("Type").asString("").startsWith("AWS::SSM::"))
            .map(parameter -> parameter.getKey())
            .collect(Collectors.toSet());
    }
}
