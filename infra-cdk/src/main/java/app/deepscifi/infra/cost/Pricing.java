package app.deepscifi.infra.cost;

import java.util.stream.Stream;

/** What a resource of some type uses in a month. */
@FunctionalInterface
interface Pricing {
    Stream<MonthlyUsage> of(Resource resource, Templates all, Workload workload);
}
