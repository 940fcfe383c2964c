package app.deepscifi.infra.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The synthesized stacks.
 *
 * @param stacks in the order of the manifest; the settings decide which stacks there are
 */
record Assembly(Path folder, List<AssembledStack> stacks) {
    private static final JsonMapper JSON = new JsonMapper();

    static Assembly read(Path folder) {
        var artifacts = JSON.readTree(folder.resolve("manifest.json")).get("artifacts");
        var stacks = artifacts
            .propertyStream()
            .filter(artifact -> artifact.getValue().path("type").asString("").equals("aws:cloudformation:stack"))
            .map(artifact -> stack(folder, artifact.getKey(), artifact.getValue()))
            .toList();
        return new Assembly(folder, stacks);
    }

    Optional<AssembledStack> find(String name) {
        return stacks
            .stream()
            .filter(stack -> stack.name().equals(name))
            .findFirst();
    }

    private static AssembledStack stack(Path folder, String id, JsonNode artifact) {
        var properties = artifact.get("properties");
        var template = folder.resolve(properties.get("templateFile").asString());
        var environment = artifact.get("environment").asString();
        return new AssembledStack(
            properties.path("stackName").asString(id),
            environment.substring(environment.lastIndexOf('/') + 1),
            template,
            JSON.readTree(template)
        );
    }
}
