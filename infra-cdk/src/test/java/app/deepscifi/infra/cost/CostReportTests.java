package app.deepscifi.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The amounts were calculated by hand from AWS's prices and the templates. */
class CostReportTests {

    static final List<Synthesized> STAGES = List.of(
        Synthesized.STARTER,
        Synthesized.PRODUCTION,
        Synthesized.PRODUCTION_WITH_LETTA,
        Synthesized.LARGE,
        Synthesized.COMPLETE
    );

    @Test
    void a_starter_costs_at_most_fifty_dollars_with_every_part_of_the_architecture() {
        assertThat(Synthesized.STARTER.report().bill().total()).isLessThanOrEqualTo(new BigDecimal("50"));
    }

    @Test
    void a_starter_pays_for_one_of_everything() {
        var bill = Synthesized.STARTER.report().bill();

        // 730 h × 0.0225, and 10 GB of 730 h × 1 GB for each LCU × 0.008
        assertThat(bill.of(Box.ALB)).isEqualTo("16.51");
        // 730 h × 0.0042 + 8 GB × 0.08 + 730 h × 0.005; 1 GB out of 100 free ones
        assertThat(bill.of(Box.NAT)).isEqualTo("7.36");
        // 730 h × 0.016 + 20 GB × 0.115
        assertThat(bill.of(Box.RDS)).isEqualTo("13.98");
        // 365 vCPU h × 0.01030969 + 730 GB h × 0.00113349
        assertThat(bill.of(Box.ECS_LETTA)).isEqualTo("4.59");
        // 182.5 vCPU h × 0.01030969 + 730 GB h × 0.00113349
        assertThat(bill.of(Box.ECS_API)).isEqualTo("2.71");
        // six of ours and one of the database × 0.40
        assertThat(bill.of(Box.SECRETS_MANAGER)).isEqualTo("2.80");
        // 10 GB × 0.023 + 100,000 reads × 0.0000004 + 2,000 uploads × 0.000005
        assertThat(bill.of(Box.S3_ASSETS)).isEqualTo("0.28");
        // nine alarms and four times two for scaling, of which ten are free, × 0.10
        assertThat(bill.of(Box.CLOUDWATCH)).isEqualTo("0.70");
        // one zone × 0.50 + 100,000 look-ups × 0.0000004
        assertThat(bill.of(Box.ROUTE_53)).isEqualTo("0.54");
    }

    @Test
    void production_pays_for_two_of_everything() {
        var bill = Synthesized.PRODUCTION.report().bill();

        // 2 × (730 h × 0.045 + 730 h × 0.005 + 2.5 GB × 0.045)
        assertThat(bill.of(Box.NAT)).isEqualTo("73.22");
        // 2 × 730 h × 0.065 + 2 × 50 GB × 0.115
        assertThat(bill.of(Box.RDS)).isEqualTo("106.40");
        assertThat(bill.of(Box.ECS_LETTA)).isZero();
        // 2 × 2 vCPU × 730 h × 0.03238 + 2 × 4 GB × 730 h × 0.00356
        assertThat(Synthesized.PRODUCTION_WITH_LETTA.report().bill().of(Box.ECS_LETTA)).isEqualTo("115.34");
        // 2 × 730 h × 0.0128
        assertThat(bill.of(Box.ELASTICACHE)).isEqualTo("18.69");
        // 5 + 3 rules × 1 + 2 million requests × 0.60
        assertThat(bill.of(Box.WAF)).isEqualTo("9.20");
        // six of ours, and one that RDS creates, × 0.40
        assertThat(bill.of(Box.SECRETS_MANAGER)).isEqualTo("2.80");
    }

    @Test
    void a_large_stage_pays_for_aurora_and_a_valkey_of_its_own() {
        var bill = Synthesized.LARGE.report().bill();

        // 2 × 4 units × 730 h × 0.16 + 5 GB × 0.225 + 30 days × 0.25 GB × 0.021; a minute of the setup for each deploy
        assertThat(bill.of(Box.RDS)).isEqualTo("935.69");
        // 2 × 730 h × 0.1264
        assertThat(bill.of(Box.ELASTICACHE)).isEqualTo("184.54");
        // 4 × (2 vCPU × 730 h × 0.03238 + 4 GB × 730 h × 0.00356)
        assertThat(bill.of(Box.ECS_API)).isEqualTo("230.68");
        assertThat(bill.of(Box.ECS_LETTA)).isZero();
    }

    @Test
    void more_streams_need_more_tasks_and_a_larger_database() {
        var thousand = Synthesized.LARGE.report(1_000).bill();
        var tenThousand = Synthesized.LARGE.report(10_000).bill();

        // 200 for each task: 5 and 50 × (2 vCPU × 730 h × 0.03238 + 4 GB × 730 h × 0.00356)
        assertThat(thousand.of(Box.ECS_API)).isEqualTo("288.35");
        assertThat(tenThousand.of(Box.ECS_API)).isEqualTo("2883.50");
        assertThat(tenThousand.of(Box.RDS)).isGreaterThan(thousand.of(Box.RDS));
        assertThat(tenThousand.of(Box.NAT)).isGreaterThan(thousand.of(Box.NAT));
    }

    @Test
    void letta_needs_a_server_for_each_twelve_turns() {
        // 1,000 turns of 12 for each: 84 × (2 vCPU × 730 h × 0.03238 + 4 GB × 730 h × 0.00356)
        assertThat(Synthesized.PRODUCTION_WITH_LETTA.report(1_000).bill().of(Box.ECS_LETTA)).isEqualTo("4844.28");
    }

    @Test
    void traffic_within_what_is_free_in_every_account_costs_nothing() {
        // 100 of 1,000 GB, 2 of 10 million requests; 1 GB to the API × 0.02 is never free
        assertThat(Synthesized.STARTER.report().bill().of(Box.CLOUDFRONT)).isEqualTo("0.02");
    }

    @Test
    void an_option_costs_only_where_it_is_chosen() {
        var without = Synthesized.STARTER.report().bill();
        var with = Synthesized.COMPLETE.report().bill();

        assertThat(without.of(Box.ELASTICACHE)).isZero();
        // 730 h × 0.0128
        assertThat(with.of(Box.ELASTICACHE)).isEqualTo("9.34");
        // the zone of the domain × 0.50, once for its eight records
        assertThat(with.of(Box.ROUTE_53).subtract(without.of(Box.ROUTE_53))).isEqualTo("0.50");
        assertThat(with.total().subtract(without.total())).isEqualTo("9.84");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void the_printed_costs_add_up_to_the_total(Synthesized synthesized) {
        var bill = synthesized.report().bill();

        assertThat(Stream.of(Box.values()).map(bill::of).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualTo(
            bill.total()
        );
    }

    @Test
    void other_choices_are_priced_from_the_same_table() {
        var report = Synthesized.STARTER.report();

        assertThat(difference(report, "Fargate on demand instead of spare capacity"))
            // (547.5 vCPU h × 0.03238 + 1,460 GB h × 0.00356) - (4.59 + 2.71)
            .isEqualTo("15.63");
        assertThat(difference(report, "a NAT gateway instead of the NAT instance"))
            // 730 h × 0.045 + 730 h × 0.005 + 5 GB × 0.045 - 7.36
            .isEqualTo("29.37");
    }

    @Test
    void the_most_tasks_cost_more_than_the_least() {
        // Letta 6 instead of 2, the API 10 instead of 2
        assertThat(scaled(Synthesized.PRODUCTION_WITH_LETTA)).isEqualTo("461.36");
        // 2 of each instead of 1: 4.59 + 2.71, of whose four lines each is rounded
        assertThat(scaled(Synthesized.STARTER)).isEqualTo("7.29");
    }

    @Test
    void a_type_that_nobody_priced_is_an_error() {
        var changed = Synthesized.STARTER.with("Queue", "{\"Type\": \"AWS::SQS::Queue\"}");

        assertThatExceptionOfType(UnpricedException.class)
            .isThrownBy(changed::report)
            .withMessageContaining("Queue (AWS::SQS::Queue) costs something nobody knows");
    }

    @Test
    void an_instance_that_is_not_in_the_table_is_an_error() {
        var changed = Synthesized.STARTER.with(
            "Other",
            """
            {"Type": "AWS::RDS::DBInstance", "Properties": {"DBInstanceClass": "db.r8g.large", "AllocatedStorage": "20",
             "BackupRetentionPeriod": 7, "StorageType": "gp3"}}"""
        );

        assertThatExceptionOfType(UnpricedException.class)
            .isThrownBy(changed::report)
            .withMessageContaining("rds-db.r8g.large-hour");
    }

    @Test
    void no_price_is_kept_that_nothing_uses() {
        var used = new HashSet<String>();
        for (var synthesized : STAGES) {
            var usages = synthesized.report().usages();
            usages.forEach(usage -> used.add(usage.price()));
            for (var trade : Trade.all(Workload.SEED)) {
                trade
                    .change()
                    .apply(usages)
                    .forEach(usage -> used.add(usage.price()));
            }
        }

        assertThat(PriceTable.read().prices().keySet()).isEqualTo(used);
    }

    @Test
    void prices_are_of_the_same_year() {
        var table = PriceTable.read();

        assertThat(table.oldest()).isAfter(table.newest().minusYears(1));
        assertThat(table.prices().values()).allSatisfy(price -> assertThat(price.source()).isNotBlank());
    }

    @Test
    void the_report_says_what_it_rests_on() {
        assertThat(Synthesized.STARTER.report().text())
            .contains("DeepSciFi-starter-Data", "PostgreSQL, db.t4g.micro in one zone", "730 × $0.016", "$11.68")
            .contains("10 GB of assets in S3, 100 GB out through CloudFront")
            .contains("what model providers ask for tokens")
            .contains("Prices of us-west-2, read between 2026-03-08 and 2026-11-25");
    }

    private static BigDecimal scaled(Synthesized stage) {
        return difference(stage.report(), "as many tasks as scaling allows, all month");
    }

    private static BigDecimal difference(CostReport report, String trade) {
        return Trade.all(Workload.SEED)
            .stream()
            .filter(other -> other.name().equals(trade))
            .map(report::with)
            .findFirst()
            .orElseThrow()
            .subtract(report.bill().total());
    }
}
