package app.deepscifi.infra;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A resource of a template.
 *
 * @param part its stack
 * @param id   its name in the template, which ends with a hash
 * @param json its definition in the template
 */
public record Resource(Deployment deployment, String part, String id, JsonNode json) {
    /** The id without the hash, as in {@link Words}. */
    public String name() {
        return Words.withoutHash(id);
    }

    String type() {
        return json.required("Type").asString();
    }

    public boolean has(String path) {
        return !property(path).isMissingNode();
    }

    /**
     * The value at this path, in the form of {@link Words}.
     *
     * @param path names of properties and numbers of elements, such as {@code ContainerDefinitions.0.Image}
     */
    public String says(String path) {
        var property = property(path);
        if (property.isMissingNode()) {
            throw new AssertionError("%s has no %s: %s".formatted(name(), path, json));
        }
        return words().of(property);
    }

    /** The values of a list, in the form of {@link Words}; empty without a list. */
    public List<String> list(String path) {
        return property(path).valueStream().map(words()::of).toList();
    }

    /** The elements of a list; empty without a list. */
    public List<Resource> parts(String path) {
        return property(path)
            .valueStream()
            .map(element ->
                new Resource(deployment, part, id, JsonNodeFactory.instance.objectNode().set("Properties", element))
            )
            .toList();
    }

    private JsonNode property(String path) {
        var found = json.path("Properties");
        for (var step : path.split("\\.", -1)) {
            found = step.matches("\\d+") ? found.path(Integer.parseInt(step)) : found.path(step);
        }
        return found;
    }

    private Words words() {
        return new Words(deployment, part);
    }

    @Override
    public String toString() {
        return name();
    }
}
