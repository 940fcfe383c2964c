package app.deepscifi.infra.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** The cost of all usages. The first lines of a bill use up the free quota of each price. */
record Bill(List<Line> lines) {
    private record Kind(String stack, String part, String what, String price) {}

    static Bill of(List<MonthlyUsage> usages, PriceTable table) {
        var left = new HashMap<String, BigDecimal>();
        var lines = new ArrayList<Line>();
        for (var usage : together(usages)) {
            var price = table.of(usage.price());
            var available = left.getOrDefault(price.name(), price.free());
            var free = available.min(BigDecimal.valueOf(usage.quantity()));
            left.put(price.name(), available.subtract(free));
            lines.add(new Line(usage, price, free));
        }
        return new Bill(List.copyOf(lines));
    }

    BigDecimal total() {
        return sum(lines);
    }

    BigDecimal of(Box box) {
        return sum(
            lines
                .stream()
                .filter(line -> line.usage().box() == box)
                .toList()
        );
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::dollars).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** Merges usages of the same kind into one line, such as all secrets. */
    private static List<MonthlyUsage> together(List<MonthlyUsage> usages) {
        var kinds = new LinkedHashMap<Kind, MonthlyUsage>();
        for (var usage : usages) {
            var kind = new Kind(usage.stack(), usage.part(), usage.what(), usage.price());
            kinds.merge(kind, usage, MonthlyUsage::plus);
        }
        return List.copyOf(kinds.values());
    }
}
