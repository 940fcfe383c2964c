package app.deepscifi.e2e.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Canons of the maximum size. */
public final class LargeCanon {

    /** The size of an element; 95 of them fill a canon. */
    static final int ELEMENT_BYTES = 21_000;

    private LargeCanon() {}

    /** A canon of almost 2 MB that fits into one request. */
    public static Map<String, Object> canon() {
        var canon = new HashMap<String, Object>();
        SampleCanon.JSON.propertyStream().forEach(part -> canon.put(part.getKey(), part.getValue()));
        var elements = new HashMap<String, Object>();
        SampleCanon.JSON.path("elements")
            .propertyStream()
            .forEach(element -> elements.put(element.getKey(), element.getValue()));
        IntStream.range(0, 94).forEach(n -> elements.put("large-" + n, element(n, 'a')));
        canon.put("elements", elements);
        return canon;
    }

    /** Edits that replace some elements, each at its full length. */
    public static Map<String, Object> rewritten(int elements, char with) {
        var edits = new ArrayList<Map<String, @Nullable Object>>();
        IntStream.range(0, elements).forEach(n -> edits.add(Canon.edit("/elements/large-" + n, element(n, with))));
        return Map.of("changes", edits, "reason", "With " + with);
    }

    public static Map<String, Object> element(int number, char with) {
        var properties = IntStream.range(0, 20)
            .boxed()
            .collect(Collectors.toMap(n -> "property " + n, _ -> String.valueOf(with).repeat(1_000)));
        return Map.of(
            "kind",
            "concept",
            "name",
            "Large " + number,
            "summary",
            String.valueOf(with).repeat(500),
            "properties",
            properties,
            "relations",
            List.of()
        );
    }
}
