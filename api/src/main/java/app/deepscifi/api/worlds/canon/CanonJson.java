package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import tools.jackson.databind.JsonNode;

/**
 * Reads canon from JSON of people and models. It reports all errors at once, each with its path, as {@link
 * InvalidInput}. Unknown fields are ignored.
 */
public final class CanonJson {

    private CanonJson() {}

    public static Canon canon(JsonNode json) {
        return RecordJson.read(Canon.class, json);
    }

    public static Edit edit(JsonNode json) {
        var in = new JsonReading(json);
        var address = in.required("address", CanonJson::address);
        var after = in.said("after", value -> entry(address, value));
        return in.make(() -> new Edit(address, after));
    }

    public static Change change(JsonNode json) {
        var in = new JsonReading(json);
        var address = in.required("address", CanonJson::address);
        var before = in.part("before", value -> entry(address, value));
        var after = in.part("after", value -> entry(address, value));
        return in.make(() -> new Change(address, before, after));
    }

    public static Address address(JsonNode json) {
        return Address.parse(JsonReading.string(json));
    }

    private static Entry entry(Address address, JsonNode json) {
        return RecordJson.read(address.section().entryType(), json);
    }
}
