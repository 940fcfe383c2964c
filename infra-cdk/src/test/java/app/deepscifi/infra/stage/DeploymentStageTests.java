package app.deepscifi.infra.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import app.deepscifi.infra.stage.DeploymentStage.ServiceSize;
import app.deepscifi.infra.telemetry.Logs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentStageTests {

    static final List<Deployment> ALL = Deployment.ALL;

    @Test
    void a_stage_is_found_by_its_name() {
        assertThat(DeploymentStage.named("starter")).isEqualTo(DeploymentStage.STARTER);
        assertThat(DeploymentStage.named("production")).isEqualTo(DeploymentStage.PRODUCTION);
        assertThat(DeploymentStage.named("large")).isEqualTo(DeploymentStage.LARGE);
    }

    @Test
    void an_unknown_stage_is_refused_and_the_known_ones_are_named() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> DeploymentStage.named("staging"))
            .withMessage("There is no stage \"staging\": choose starter or production or large.");
    }

    @Test
    void only_what_is_redundant_survives_the_loss_of_a_zone() {
        assertThat(DeploymentStage.STARTER.isRedundant()).isFalse();
        assertThat(DeploymentStage.PRODUCTION.isRedundant()).isTrue();
        assertThat(DeploymentStage.LARGE.isRedundant()).isTrue();
        assertThat(DeploymentStage.PRODUCTION.agents().least()).isEqualTo(2);
        assertThat(DeploymentStage.PRODUCTION.api().least()).isEqualTo(2);
    }

    /** CloudFormation refuses to remove an export while another stack uses it, and that stack is deployed later. */
    @Test
    void an_option_that_changes_later_removes_no_export_that_another_stack_uses() {
        var chosen = Deployment.of(
            DeploymentStage.STARTER,
            "domain=deepscifi.example",
            "domain.zone=Z0123456789ABCDEFGHIJ",
            "alarm.email=operator@deepscifi.example",
            "cache=true",
            "github.repository=deepscifi/deepscifi"
        );

        assertThat(Deployment.STARTER.stacks().keySet()).allSatisfy(part ->
            assertThat(exports(chosen, part)).containsExactlyInAnyOrderElementsOf(exports(Deployment.STARTER, part))
        );
    }

    private static List<String> exports(Deployment deployment, String part) {
        return deployment
            .document(part)
            .path("Outputs")
            .valueStream()
            .filter(output -> output.has("Export"))
            .map(output -> output.at("/Export/Name").asString())
            .toList();
    }

    @Test
    void a_stage_has_two_different_zones() {
        refused(
            () -> stage(List.of("us-west-2a"), "pl-82a045eb", 14),
            "This can't be deployed: stage test needs two different zones."
        );
        refused(
            () -> stage(List.of("us-west-2a", "us-west-2a"), "pl-82a045eb", 14),
            "This can't be deployed: stage test needs two different zones."
        );
    }

    @Test
    void its_zones_are_in_its_region() {
        refused(
            () -> stage(List.of("us-west-2a", "eu-central-1b"), "pl-82a045eb", 14),
            "This can't be deployed: stage test is in us-west-2: no zone eu-central-1b there."
        );
    }

    @Test
    void its_list_of_addresses_of_cloudfront_is_a_prefix_list() {
        refused(
            () -> stage(List.of("us-west-2a", "us-west-2b"), "sg-82a045eb", 14),
            "This can't be deployed: \"sg-82a045eb\" is no prefix list."
        );
    }

    @Test
    void logs_are_kept_as_long_as_cloudwatch_can() {
        refused(
            () -> stage(List.of("us-west-2a", "us-west-2b"), "pl-82a045eb", 15),
            "This can't be deployed: logs are kept [7, 14, 30, 60, 90, 180, 365] days, not 15."
        );
    }

    @ParameterizedTest
    @ValueSource(ints = { 7, 14, 30, 60, 90, 180, 365 })
    void each_of_these_times_is_one_of_cloudwatch(int days) {
        var stage = stage(List.of("us-west-2a", "us-west-2b"), "pl-82a045eb", days);

        assertThat(Logs.retention(stage)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({ "256, 512", "256, 1024", "256, 2048", "512, 4096", "1024, 2048", "2048, 16384", "4096, 30720" })
    void fargate_has_tasks_of_these_sizes(int cpu, int memory) {
        assertThat(new ServiceSize(cpu, memory, 1, 1, false).memory()).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource({ "256, 1536", "256, 3072", "512, 512", "512, 1536", "1024, 1024", "2048, 17408", "4096, 31744" })
    void fargate_has_no_tasks_of_these_sizes(int cpu, int memory) {
        refused(
            () -> new ServiceSize(cpu, memory, 1, 1, false),
            "This can't be deployed: Fargate has no %d MiB for %d cpu units.".formatted(memory, cpu)
        );
    }

    @Test
    void fargate_sells_fractions_and_multiples_of_a_core() {
        refused(
            () -> new ServiceSize(300, 1024, 1, 1, false),
            "This can't be deployed: Fargate has no tasks of 300 cpu units."
        );
    }

    @Test
    void there_is_always_a_task() {
        refused(() -> new ServiceSize(256, 1024, 0, 1, false), "This can't be deployed: there can't be 0 to 1 tasks.");
        refused(() -> new ServiceSize(256, 1024, 3, 2, false), "This can't be deployed: there can't be 3 to 2 tasks.");
    }

    @Test
    void a_database_can_grow_and_be_restored() {
        refused(
            () -> new DatabaseSize.Instance("db.t4g.micro", 120, 20, 100, false, 7),
            "This can't be deployed: there is no instance class \"db.t4g.micro\"."
        );
        refused(
            () -> new DatabaseSize.Instance("t4g.micro", 120, 10, 100, false, 7),
            "This can't be deployed: storage of 10 GiB can't grow to 100."
        );
        refused(
            () -> new DatabaseSize.Instance("t4g.micro", 120, 20, 20, false, 7),
            "This can't be deployed: storage of 20 GiB can't grow to 20."
        );
        refused(
            () -> new DatabaseSize.Instance("t4g.micro", 120, 20, 100, false, 0),
            "This can't be deployed: backups are kept 1 to 35 days, not 0."
        );
        refused(
            () -> new DatabaseSize.Instance("t4g.micro", 120, 20, 100, false, 36),
            "This can't be deployed: backups are kept 1 to 35 days, not 36."
        );
    }

    @Test
    void a_cluster_has_at_least_one_unit_of_capacity_and_at_most_what_aurora_has() {
        refused(
            () -> new DatabaseSize.Aurora(0, 64, 7),
            "This can't be deployed: Aurora has no 0 to 64 capacity units."
        );
        refused(
            () -> new DatabaseSize.Aurora(64, 32, 7),
            "This can't be deployed: Aurora has no 64 to 32 capacity units."
        );
        refused(
            () -> new DatabaseSize.Aurora(4, 257, 7),
            "This can't be deployed: Aurora has no 4 to 257 capacity units."
        );
        refused(
            () -> new DatabaseSize.Aurora(4, 32, 36),
            "This can't be deployed: backups are kept 1 to 35 days, not 36."
        );
    }

    @Test
    void a_starter_has_a_stack_for_each_part_in_the_order_in_which_they_are_deployed() {
        assertThat(Deployment.STARTER.stacks().keySet()).containsExactly(
            "Foundation",
            "Network",
            "Edge",
            "Data",
            "DatabaseSetup",
            "Services",
            "Monitoring"
        );
    }

    @Test
    void production_has_one_more_in_the_region_of_cloudfront() {
        assertThat(Deployment.PRODUCTION.stacks().keySet()).containsExactly(
            "Foundation",
            "Global",
            "Network",
            "Edge",
            "Data",
            "DatabaseSetup",
            "Services",
            "Monitoring"
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void only_what_outlives_the_rest_is_protected_from_being_deleted(Deployment deployment) {
        assertThat(deployment.stacks()).allSatisfy((part, stack) ->
            assertThat(stack.getTerminationProtection()).as(part).isEqualTo(part.equals("Foundation"))
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void no_stack_needs_one_that_is_deployed_after_it(Deployment deployment) {
        var order = List.copyOf(deployment.stacks().values());

        for (var stack : order) {
            assertThat(order.subList(0, order.indexOf(stack)))
                .as(stack.getStackName())
                .containsAll(stack.getDependencies());
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everything_says_to_which_stage_it_belongs(Deployment deployment) {
        var untaggable = deployment
            .stacks()
            .keySet()
            .stream()
            .flatMap(deployment::resources)
            .filter(resource -> resource.has("Tags") && !resource.says("Tags").contains("deepscifi:stage"));

        assertThat(untaggable).isEmpty();
        assertThat(
            deployment
                .only(deployment == Deployment.LARGE ? "AWS::RDS::DBCluster" : "AWS::RDS::DBInstance")
                .says("Tags")
        ).isEqualTo("[{Key: deepscifi:stage, Value: %s}]".formatted(deployment));
    }

    private static DeploymentStage stage(List<String> zones, String prefixList, int logDays) {
        return new DeploymentStage(
            "test",
            "us-west-2",
            zones,
            prefixList,
            DeploymentStage.Egress.NAT_INSTANCE,
            DeploymentStage.STARTER.database(),
            DeploymentStage.STARTER.cache(),
            DeploymentStage.STARTER.agents(),
            DeploymentStage.STARTER.api(),
            DeploymentStage.AgentRuntime.LETTA,
            false,
            logDays
        );
    }

    private static void refused(Runnable choice, String because) {
        assertThatIllegalArgumentException().isThrownBy(choice::run).withMessage(because);
    }
}
