package app.deepscifi.infra.cost;

import java.util.stream.Stream;

/** Calculates the monthly usages of a resource. */
@FunctionalInterface
interface Usage {
    Stream<MonthlyUsage> of(Resource resource, Templates all, Workload workload);
}
