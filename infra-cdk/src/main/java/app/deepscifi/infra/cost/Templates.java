package app.deepscifi.infra.cost;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All resources of a stage, in the order of deployment. */
record Templates(List<Resource> resources) {
    /** @param templates by the name of their stack, in order */
    static Templates of(Map<String, JsonNode> templates) {
        return new Templates(
            templates
                .entrySet()
                .stream()
                .flatMap(stack ->
                    stack
                        .getValue()
                        .get("Resources")
                        .propertyStream()
                        .map(entry -> resource(stack.getKey(), entry.getKey(), entry.getValue()))
                )
                .toList()
        );
    }

    Stream<Resource> all(String type) {
        return resources.stream().filter(resource -> resource.type().equals(type));
    }

    /** Returns the resource of the same stack whose id the property refers to. */
    Resource target(Resource resource, String pointer) {
        var id = resource.text(pointer + "/Ref");
        return resources
            .stream()
            .filter(other -> other.stack().equals(resource.stack()) && other.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new UnpricedException("%s points to %s, which is not there".formatted(resource.id(), id))
            );
    }

    private static Resource resource(String stack, String id, JsonNode resource) {
        return new Resource(stack, id, resource.get("Type").asString(), resource.path("Properties"));
    }
}
