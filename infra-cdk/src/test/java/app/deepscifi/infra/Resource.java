package app.deepscifi.infra;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;

/** A resource of a synthesized template. */
record Resource(String id, Map<?, ?> properties) {
    static List<Resource> all(Template template, String type) {
        return template
            .findResources(type)
            .entrySet()
            .stream()
            .map(entry -> new Resource(entry.getKey(), (Map<?, ?>) requireNonNull(entry.getValue().get("Properties"))))
            .toList();
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    Object value(String property) {
        return requireNonNull(properties.get(property), () -> id + " has no " + property);
    }

    /** The id of the resource that the property points to. */
    String target(String property) {
        return (String) requireNonNull(((Map<?, ?>) value(property)).get("Ref"));
    }
}
