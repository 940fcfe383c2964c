package app.deepscifi.infra.cost;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The prices of one region, from {@code prices.json}, which is maintained by hand. */
record PriceTable(String region, Map<String, Price> prices) {
    static PriceTable read() {
        var mapper = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
        try (var file = PriceTable.class.getResourceAsStream("prices.json")) {
            var table = mapper.readTree(file);
            return new PriceTable(
                table.get("region").asString(),
                table
                    .get("prices")
                    .propertyStream()
                    .map(entry -> price(entry.getKey(), entry.getValue()))
                    .collect(toMap(Price::name, price -> price, (first, _) -> first, TreeMap::new))
            );
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws UnpricedException if the table has no such price */
    Price of(String name) {
        var price = prices.get(name);
        if (price == null) {
            throw new UnpricedException("prices.json has no \"%s\": look it up".formatted(name));
        }
        return price;
    }

    LocalDate oldest() {
        return prices.values().stream().map(Price::date).min(Comparator.naturalOrder()).orElseThrow();
    }

    LocalDate newest() {
        return prices.values().stream().map(Price::date).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Price price(String name, JsonNode entry) {
        return new Price(
            name,
            entry.get("dollars").decimalValue(),
            entry.get("unit").asString(),
            entry.has("free") ? entry.get("free").decimalValue() : BigDecimal.ZERO,
            LocalDate.parse(entry.get("date").asString()),
            entry.get("source").asString()
        );
    }
}
