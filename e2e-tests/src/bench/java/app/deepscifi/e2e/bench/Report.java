package app.deepscifi.e2e.bench;

import java.util.List;

/** Compares the times through the API with the times of its upstream. */
final class Report {

    /** Only the last iterations count; the earlier ones warm up. */
    private static final int ITERATIONS = 5;

    private Report() {}

    static String of(List<Measured> measured) {
        var text = new StringBuilder("\n");
        text.append("%-18s %-10s %14s %14s %10s%n".formatted("", "", "first word p50", "first word p99", "events/s"));
        for (var load : List.of("one_after_another", "all_at_once")) {
            var upstream = Numbers.of(measured, "upstream", load);
            var api = Numbers.of(measured, "api", load);
            text.append(upstream.line(load, "upstream"));
            text.append(api.line("", "api"));
            text.append(
                "%-18s %-10s %11.1f ms %11.1f ms%n".formatted(
                    "",
                    "added",
                    api.half() - upstream.half(),
                    api.most() - upstream.most()
                )
            );
            text.append(
                "%-18s %-10s %13.2fx %13.2fx %9.2fx%n".formatted(
                    "",
                    "ratio",
                    api.half() / upstream.half(),
                    api.most() / upstream.most(),
                    api.rate() / upstream.rate()
                )
            );
        }
        return text.toString();
    }

    /**
     * The results of one load on one route.
     *
     * @param half milliseconds to the first word, at the median
     * @param most milliseconds to the first word, at the 99th percentile
     * @param rate events per second
     */
    private record Numbers(double half, double most, double rate) {
        static Numbers of(List<Measured> all, String route, String load) {
            var own = all
                .stream()
                .filter(it -> it.route().equals(route) && it.load().equals(load))
                .toList();
            var counted = own.subList(Math.max(0, own.size() - ITERATIONS), own.size());
            var first = counted
                .stream()
                .flatMap(it -> it.first().stream())
                .sorted()
                .toList();
            var events = counted.stream().mapToLong(Measured::events).sum();
            var nanos = counted.stream().mapToLong(Measured::nanos).sum();
            return new Numbers(at(first, 0.5), at(first, 0.99), (events * 1e9) / nanos);
        }

        String line(String load, String route) {
            return "%-18s %-10s %11.1f ms %11.1f ms %10.0f%n".formatted(load, route, half, most, rate);
        }

        private static double at(List<Long> sorted, double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1_000.0;
        }
    }
}
