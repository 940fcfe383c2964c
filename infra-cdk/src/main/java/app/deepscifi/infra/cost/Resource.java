package app.deepscifi.infra.cost;

import tools.jackson.databind.JsonNode;

/** A resource of a synthesized template. */
public record Resource(String stack, String id, String type, JsonNode properties) {
    private static final String HASHES = "([0-9A-F]{8}([0-9a-f]{32})?)$";

    /** The id without the hash that CDK appends. */
    public String name() {
        return id.replaceAll(HASHES, "");
    }

    /** @param pointer a JSON pointer below its properties */
    String text(String pointer) {
        return required(pointer).asString();
    }

    int number(String pointer) {
        return Integer.parseInt(required(pointer).asString());
    }

    boolean is(String pointer, String value) {
        return properties.at(pointer).asString("").equals(value);
    }

    boolean isTrue(String pointer) {
        return properties.at(pointer).asBoolean(false);
    }

    /** Returns true if this resource refers to an attribute of the other. */
    boolean reads(Resource other) {
        return properties
            .findValues("Fn::GetAtt")
            .stream()
            .anyMatch(attribute -> attribute.path(0).asString("").equals(other.id));
    }

    private JsonNode required(String pointer) {
        var value = properties.at(pointer);
        if (value.isMissingNode()) {
            throw new UnpricedException("%s in %s does not say %s".formatted(id, stack, pointer));
        }
        return value;
    }
}
