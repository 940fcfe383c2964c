package app.deepscifi.infra;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A resource of a template.
 *
 * @param part the stack in which it stands
 * @param id   its name in the template, which ends with a hash
 * @param json all that the template says about it
 */
public record Resource(Deployment deployment, String part, String id, JsonNode json) {
    /** The id without the hash, as {@link Words} calls it. */
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
     * What the template says there, in words.
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

    /** What the template says in each element of a list, none where there is no list. */
    public List<String> list(String path) {
        return property(path).valueStream().map(words()::of).toList();
    }

    /** The elements of a list, none where there is no list. */
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
