package app.deepscifi.e2e.client;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edits of canon in the JSON that clients send. */
public final class Canon {

    private Canon() {}

    public static Map<String, @Nullable Object> rule(String slug, String statement) {
        return edit("/rules/" + slug, Map.of("statement", statement, "scope", "universal", "certainty", "established"));
    }

    public static Map<String, @Nullable Object> premise(String premise) {
        return edit("/premise", premise);
    }

    public static Map<String, @Nullable Object> removed(String address) {
        return edit(address, null);
    }

    /** The body of a request that changes a world. */
    @SafeVarargs
    public static Map<String, Object> changes(Map<String, @Nullable Object>... edits) {
        return Map.of("changes", Arrays.asList(edits), "reason", "Because");
    }

    public static List<String> addresses(Iterable<tools.jackson.databind.JsonNode> changes) {
        var addresses = new java.util.ArrayList<String>();
        changes.forEach(change -> addresses.add(change.path("address").asString()));
        return addresses;
    }

    public static Map<String, @Nullable Object> edit(String address, @Nullable Object after) {
        var edit = new HashMap<String, @Nullable Object>();
        edit.put("address", address);
        edit.put("after", after);
        return edit;
    }
}
