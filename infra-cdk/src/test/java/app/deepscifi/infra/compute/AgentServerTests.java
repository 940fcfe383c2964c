package app.deepscifi.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Scaling;
import app.deepscifi.infra.Script;
import app.deepscifi.infra.stage.DeploymentStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AgentServerTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    private static final String PG_URI = "postgresql://letta:pass%20word@database:5432/letta";

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_runs_the_image_of_that_digest_out_of_our_registry(Deployment deployment) {
        assertThat(letta(deployment).says("Image")).isEqualTo(
            "RegistryLetta.Arn[4].dkr.ecr.RegistryLetta.Arn[3].AWS::URLSuffix/RegistryLetta@LettaImage"
        );
        var image = deployment.document("Services").at("/Parameters/LettaImage");
        assertThat(image.path("Default").asString()).isEqualTo(
            "sha256:aa66c3eeee13d2dfc40c650d709b550237ee31bfc91942a52fa488a13fa8c102"
        );
        assertThat(image.path("AllowedPattern").asString()).isEqualTo("sha256:[0-9a-f]{64}");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_private(Deployment deployment) {
        assertThat(service(deployment).says("NetworkConfiguration.AwsvpcConfiguration")).isEqualTo(
            "{AssignPublicIp: DISABLED, SecurityGroups: [NetworkSecurityGroupsAgents.GroupId], " +
                "Subnets: [NetworkVpcPrivateSubnet1Subnet, NetworkVpcPrivateSubnet2Subnet]}"
        );
        assertThat(service(deployment).has("LoadBalancers")).isFalse();
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_can_write_nothing_but_scratch_files_and_is_nobody(Deployment deployment) {
        var letta = letta(deployment);

        assertThat(letta.says("ReadonlyRootFilesystem")).isEqualTo("true");
        assertThat(letta.says("User")).isEqualTo("10001:10001");
        assertThat(letta.says("LinuxParameters.Tmpfs")).isEqualTo(
            "[{ContainerPath: /tmp, MountOptions: [exec, nosuid, nodev], Size: 128}]"
        );
        assertThat(letta.task().has("Volumes")).isFalse();
        assertThat(letta.environment()).containsEntry("HOME", "/tmp");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_listens_where_the_api_looks_for_it(Deployment deployment) {
        var name = deployment.only("AWS::ServiceDiscovery::Service").says("Name");
        var names = deployment.only("AWS::ServiceDiscovery::PrivateDnsNamespace").says("Name");
        var port = letta(deployment).says("PortMappings.0.ContainerPort");

        assertThat(letta(deployment).environment()).containsEntry("LETTA_SERVER_PORT", port);
        assertThat(Container.of("api", deployment).environment()).containsEntry(
            "LETTA_BASE_URL",
            "http://%s.%s:%s".formatted(name, names, port)
        );
        assertThat(service(deployment).says("ServiceRegistries")).contains("AgentServerServiceCloudmapService.Arn");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void one_that_is_gone_is_soon_forgotten(Deployment deployment) {
        assertThat(deployment.only("AWS::ServiceDiscovery::Service").says("DnsConfig.DnsRecords")).isEqualTo(
            "[{TTL: 10, Type: A}]"
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void its_secrets_come_from_secrets_manager(Deployment deployment) {
        assertThat(letta(deployment).secrets()).isEqualTo(
            Map.of(
                "LETTA_PG_URI",
                "SecretsLettaPgUri",
                "LETTA_SERVER_PASSWORD",
                "SecretsLettaServerPassword",
                "ANTHROPIC_API_KEY",
                "SecretsAnthropicApiKey",
                "OPENAI_API_KEY",
                "SecretsOpenAiApiKey"
            )
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_has_five_minutes_to_start_and_may_miss_two_minutes_of_checks(Deployment deployment) {
        assertThat(letta(deployment).says("HealthCheck")).isEqualTo(
            "{Command: [CMD-SHELL, curl -sf http://127.0.0.1:8283/v1/health/ >/dev/null], " +
                "Interval: 30, Retries: 5, StartPeriod: 300, Timeout: 10}"
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void a_deploy_that_fails_is_taken_back_and_the_old_ones_run_on(Deployment deployment) {
        var configuration = service(deployment).says("DeploymentConfiguration");

        assertThat(configuration).contains("DeploymentCircuitBreaker: {Enable: true, Rollback: true}");
        assertThat(configuration).contains("MaximumPercent: 200, MinimumHealthyPercent: 100");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_ends_within_half_a_minute(Deployment deployment) {
        assertThat(letta(deployment).says("StopTimeout")).isEqualTo("30");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void a_slow_log_never_holds_it_up(Deployment deployment) {
        assertThat(letta(deployment).says("LogConfiguration.Options.mode")).isEqualTo("non-blocking");
        assertThat(deployment.named("AgentServerLogs", "AWS::Logs::LogGroup").says("RetentionInDays")).isEqualTo(
            String.valueOf(deployment.stage().logDays())
        );
    }

    /** CloudFormation would reset this number at each deploy, whatever scaling has set. */
    @Test
    void a_deploy_leaves_as_many_servers_as_there_are() {
        assertThat(service(Deployment.STARTER).has("DesiredCount")).isFalse();
        assertThat(service(Deployment.COMPLETE).has("DesiredCount")).isFalse();
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_keeps_its_connections_to_the_database(Deployment deployment) {
        assertThat(letta(deployment).environment()).containsEntry("LETTA_DISABLE_SQLALCHEMY_POOLING", "false");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_gives_up_a_connection_to_a_database_that_is_silent(Deployment deployment) {
        assertThat(letta(deployment).says("SystemControls")).isEqualTo(
            "[{Namespace: net.ipv4.tcp_retries2, Value: 6}]"
        );
    }

    /** Cloud Map answers a query with at most eight addresses. */
    @ParameterizedTest
    @FieldSource("STAGES")
    void the_api_can_find_each_of_them(Deployment deployment) {
        assertThat(deployment.stage().agents().most()).isLessThanOrEqualTo(8);
    }

    @Test
    void a_starter_has_one_on_spare_capacity_and_a_second_one_while_it_is_busy() {
        var service = service(Deployment.STARTER);

        assertThat(service.says("CapacityProviderStrategy")).isEqualTo("[{CapacityProvider: FARGATE_SPOT, Weight: 1}]");
        assertThat(letta(Deployment.STARTER).task().says("Cpu")).isEqualTo("512");
        assertThat(letta(Deployment.STARTER).task().says("Memory")).isEqualTo("1024");
        assertThat(Scaling.of("AgentServer", Deployment.STARTER)).containsExactlyInAnyOrder(
            "1 to 2 tasks",
            "ECSServiceAverageCPUUtilization at 60, fewer after 300 s",
            "ECSServiceAverageMemoryUtilization at 80, fewer after 300 s"
        );
    }

    @Test
    void production_has_two_which_aws_does_not_take_away_if_they_run_the_agents() {
        var service = service(Deployment.COMPLETE);

        assertThat(service.says("CapacityProviderStrategy")).isEqualTo("[{CapacityProvider: FARGATE, Weight: 1}]");
        assertThat(letta(Deployment.COMPLETE).task().says("Cpu")).isEqualTo("2048");
        assertThat(letta(Deployment.COMPLETE).task().says("Memory")).isEqualTo("4096");
    }

    /** Scales by turns per server: the total number of turns would not fall when servers are added, up to all six. */
    @Test
    void production_has_more_the_busier_they_are_and_the_more_turns_each_has() {
        assertThat(Scaling.of("AgentServer", Deployment.COMPLETE)).containsExactlyInAnyOrder(
            "2 to 6 tasks",
            "ECSServiceAverageCPUUtilization at 60, fewer after 300 s",
            "ECSServiceAverageMemoryUtilization at 80, fewer after 300 s",
            "turns / servers; " +
                "turns: Sum RunningTurns [{Name: stage, Value: production}]; " +
                "servers: SampleCount CPUUtilization [{Name: ClusterName, Value: ClusterFargate}, " +
                "{Name: ServiceName, Value: AgentServerService.Name}] at 12, fewer after 300 s"
        );
    }

    @Test
    void there_is_no_task_where_the_api_asks_models_itself_but_one_for_the_shell_of_operators() {
        for (var deployment : List.of(Deployment.PRODUCTION, Deployment.LARGE)) {
            assertThat(Container.of("api", deployment).environment()).containsEntry("AGENT_RUNTIME", "direct");
            assertThat(service(deployment).says("DesiredCount")).isEqualTo("0");
            assertThat(Scaling.of("AgentServer", deployment)).isEmpty();
        }
        assertThat(
            service(Deployment.of(DeploymentStage.PRODUCTION, "operator.shell=true")).says("DesiredCount")
        ).isEqualTo("1");
    }

    @Test
    void one_setting_has_letta_run_the_agents_or_not() {
        assertThat(Container.of("api", Deployment.COMPLETE).environment()).containsEntry("AGENT_RUNTIME", "letta");
        assertThat(service(Deployment.COMPLETE).has("DesiredCount")).isFalse();
        var direct = Deployment.of(DeploymentStage.STARTER, "agent.runtime=direct");
        assertThat(Container.of("api", direct).environment()).containsEntry("AGENT_RUNTIME", "direct");
        assertThat(service(direct).says("DesiredCount")).isEqualTo("0");
    }

    @Test
    void letta_does_not_see_unset_keys() throws Exception {
        var result = container("unset", "unset").run(command());

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).isEqualTo("no Anthropic, no OpenAI, pass word\n");
    }

    @Test
    void keys_are_there_for_letta_as_they_are() throws Exception {
        var result = container("sk-ant-1 2", "sk-oai").run(command());

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).isEqualTo("sk-ant-1 2, sk-oai, pass word\n");
    }

    @Test
    void one_key_of_two_is_enough() throws Exception {
        assertThat(container("unset", "sk-oai").run(command()).output()).isEqualTo("no Anthropic, sk-oai, pass word\n");
    }

    @Test
    void its_tables_are_brought_up_to_date_before_it_starts_with_a_password() throws Exception {
        assertThat(container("unset", "unset").run(command()).calls())
            .filteredOn(call -> !call.startsWith("psql"))
            .containsExactly("alembic upgrade head", "letta server --host 0.0.0.0 --port 8283 --secure");
    }

    @Test
    void only_who_holds_the_lock_of_the_database_migrates() throws Exception {
        var calls = container("unset", "unset").run(command()).calls();

        assertThat(calls.getFirst())
            .startsWith("psql ")
            .contains(PG_URI, "-v ON_ERROR_STOP=1", "-c select pg_advisory_lock(8283) -c \\! alembic upgrade head");
        assertThat(calls.get(1)).isEqualTo("alembic upgrade head");
    }

    @Test
    void who_does_not_get_the_lock_neither_migrates_nor_starts() throws Exception {
        var result = container("unset", "unset").with("psql", "echo 'no connection' >&2; exit 2").run(command());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEqualTo("no connection\n");
        assertThat(result.calls()).hasSize(1);
    }

    @Test
    void it_does_not_start_on_tables_that_are_not_up_to_date_and_says_why_without_the_password() throws Exception {
        var result = container("unset", "unset")
            .with("alembic", "echo 'No answer from postgresql://letta:pass%20word@database:5432/letta'; exit 3")
            .run(command());

        assertThat(result.status()).isOne();
        assertThat(result.calls()).noneMatch(call -> call.startsWith("letta"));
        assertThat(result.output()).isEqualTo("No answer from postgresql://…@database:5432/letta\n");
    }

    /** The command of the container's definition, except that {@code /tmp} is a folder of this test. */
    private String[] command() {
        var letta = Deployment.STARTER.named("AgentServerTask", "AWS::ECS::TaskDefinition");
        var command = new ArrayList<String>(letta.list("ContainerDefinitions.0.EntryPoint"));
        command.addAll(letta.list("ContainerDefinitions.0.Command"));
        command.replaceAll(word -> word.replace("/tmp", folder.toString()));
        return command.toArray(String[]::new);
    }

    private Script container(String anthropicKey, String openAiKey) throws IOException {
        return new Script(folder)
            .withReal("sed")
            // A session that gets the lock at once, and then runs what \\! says, with whatever exit code.
            .with("psql", "for word; do case $word in '\\!'*) /bin/sh -c \"${word#??}\" || : ;; esac; done")
            .where("LETTA_PG_URI", PG_URI)
            .with("alembic", "echo 'Migrating postgresql://letta:pass%20word@database:5432/letta'")
            .with(
                "letta",
                "echo \"${ANTHROPIC_API_KEY-no Anthropic}, ${OPENAI_API_KEY-no OpenAI}, $LETTA_SERVER_PASSWORD\""
            )
            .where("ANTHROPIC_API_KEY", anthropicKey)
            .where("OPENAI_API_KEY", openAiKey)
            .where("LETTA_SERVER_PASSWORD", "pass word")
            .where("LETTA_SERVER_PORT", "8283");
    }

    private static Container letta(Deployment deployment) {
        return Container.of("letta", deployment);
    }

    private static Resource service(Deployment deployment) {
        return deployment.named("AgentServerService", "AWS::ECS::Service");
    }
}
