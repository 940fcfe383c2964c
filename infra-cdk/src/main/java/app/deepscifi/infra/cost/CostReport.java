package app.deepscifi.infra.cost;

import app.deepscifi.infra.stage.DeploymentStage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The monthly cost of a stage by part, with its assumptions and with the cost of alternatives. */
public final class CostReport {

    private static final List<String> NOT_IN_IT = List.of(
        "what model providers ask for tokens",
        "taxes, support plans, the registration of a domain",
        "credits and the free year of a new account; only what is free in every account, for ever, is taken off",
        "CPU beyond the baseline of t4g instances, for days on end; tasks that overlap while a deploy replaces them",
        "calls of AWS's own interfaces (secrets, metrics), and what `cdk bootstrap` keeps: cents"
    );

    private final DeploymentStage stage;
    private final PriceTable table;
    private final Workload workload;
    private final List<MonthlyUsage> usages;
    private final Bill bill;

    private CostReport(DeploymentStage stage, PriceTable table, Workload workload, List<MonthlyUsage> usages) {
        this.stage = stage;
        this.table = table;
        this.workload = workload;
        this.usages = usages;
        this.bill = Bill.of(usages, table);
    }

    /**
     * Returns the report for the workload of the first months.
     *
     * @param templates by the name of their stack, in the order of deployment
     * @throws IllegalArgumentException if the prices of the stage's region are unknown
     */
    public static CostReport of(DeploymentStage stage, Map<String, JsonNode> templates) {
        return of(stage, templates, Workload.SEED);
    }

    /**
     * Returns the report for that many answers that are followed at any time, with as many tasks and as large a database
     * as they need, even if the stage allows fewer.
     */
    public static CostReport of(DeploymentStage stage, Map<String, JsonNode> templates, int streams) {
        return of(stage, templates, Workload.of(streams));
    }

    private static CostReport of(DeploymentStage stage, Map<String, JsonNode> templates, Workload workload) {
        var table = PriceTable.read();
        if (!stage.region().equals(table.region())) {
            throw new IllegalArgumentException(
                "The prices are those of %s; stage %s is in %s.".formatted(table.region(), stage.name(), stage.region())
            );
        }
        return new CostReport(stage, table, workload, Catalog.usages(Templates.of(templates), workload));
    }

    /** Returns each part with its price, the total, and the assumptions. */
    public String text() {
        return Stream.of(
            Stream.of("What the stage %s costs in a month of 730 hours, in US dollars.".formatted(stage.name())),
            stacks(),
            Stream.of("", "%-109s %10s".formatted("Total", AmountFormat.dollars(bill.total()))),
            section("Traded: otherwise it would be", trades()),
            section("It assumes", workload.words().stream()),
            section("Not in it", NOT_IN_IT.stream()),
            Stream.of(
                "",
                "Prices of %s, read between %s and %s; prices.json says where each is from.".formatted(
                    table.region(),
                    table.oldest(),
                    table.newest()
                )
            )
        )
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns a table of the boxes of the architecture. */
    public String markdown() {
        var rows = Stream.of(Box.values()).map(box ->
            "| %s | %s |".formatted(box.title(), AmountFormat.dollars(bill.of(box)))
        );
        return Stream.of(
            Stream.of("| box | $/month %s |".formatted(stage.name()), "|---|--:|"),
            rows,
            Stream.of("| **all** | **%s** |".formatted(AmountFormat.dollars(bill.total())))
        )
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n", "", "\n"));
    }

    Bill bill() {
        return bill;
    }

    List<MonthlyUsage> usages() {
        return usages;
    }

    /** Returns the total with this alternative. */
    BigDecimal with(Trade trade) {
        return Bill.of(trade.change().apply(usages), table).total();
    }

    private Stream<String> stacks() {
        return bill
            .lines()
            .stream()
            .map(line -> line.usage().stack())
            .distinct()
            .flatMap(stack ->
                section(
                    stack,
                    bill
                        .lines()
                        .stream()
                        .filter(line -> line.usage().stack().equals(stack))
                        .map(CostReport::words)
                )
            );
    }

    private Stream<String> trades() {
        return Trade.all(workload)
            .stream()
            .filter(trade -> with(trade).compareTo(bill.total()) != 0)
            .map(trade -> {
                var total = with(trade);
                return "%-107s %10s  %s".formatted(
                    trade.name(),
                    AmountFormat.dollars(total),
                    AmountFormat.difference(total.subtract(bill.total()))
                );
            });
    }

    private static Stream<String> section(String title, Stream<String> lines) {
        return Stream.concat(Stream.of("", title), lines.map(line -> "  " + line));
    }

    private static String words(Line line) {
        var usage = line.usage();
        var given =
            line.free().signum() == 0 ? "" : ", %s free".formatted(AmountFormat.amount(line.free().doubleValue()));
        return "%-34s %-42s %28s %10s".formatted(
            usage.part(),
            usage.what(),
            "%s × %s%s".formatted(
                AmountFormat.amount(usage.quantity()),
                AmountFormat.price(line.price().dollars()),
                given
            ),
            AmountFormat.dollars(line.dollars())
        );
    }
}
