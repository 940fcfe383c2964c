package app.deepscifi.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Scaling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ApiServiceTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_runs_the_image_of_the_digest_that_a_deploy_gives(Deployment deployment) {
        assertThat(api(deployment).says("Image")).isEqualTo(
            "RegistryApi.Arn[4].dkr.ecr.RegistryApi.Arn[3].AWS::URLSuffix/RegistryApi@ApiImage"
        );
        var image = deployment.document("Services").at("/Parameters/ApiImage");
        assertThat(image.has("Default")).isFalse();
        assertThat(image.path("AllowedPattern").asString()).isEqualTo("sha256:[0-9a-f]{64}");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_private(Deployment deployment) {
        assertThat(service(deployment).says("NetworkConfiguration.AwsvpcConfiguration")).isEqualTo(
            "{AssignPublicIp: DISABLED, SecurityGroups: [NetworkSecurityGroupsApi.GroupId], " +
                "Subnets: [NetworkVpcPrivateSubnet1Subnet, NetworkVpcPrivateSubnet2Subnet]}"
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_can_write_nothing_but_scratch_files_and_is_nobody(Deployment deployment) {
        assertThat(api(deployment).says("ReadonlyRootFilesystem")).isEqualTo("true");
        assertThat(api(deployment).says("User")).isEqualTo("10001:10001");
        assertThat(api(deployment).says("LinuxParameters.Tmpfs")).isEqualTo(
            "[{ContainerPath: /tmp, MountOptions: [exec, nosuid, nodev], Size: 128}]"
        );
        assertThat(api(deployment).task().has("Volumes")).isFalse();
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_runs_on_arm(Deployment deployment) {
        assertThat(deployment.all("AWS::ECS::TaskDefinition")).allSatisfy(task -> {
            assertThat(task.says("RuntimePlatform")).isEqualTo(
                "{CpuArchitecture: ARM64, OperatingSystemFamily: LINUX}"
            );
            assertThat(task.list("RequiresCompatibilities")).containsExactly("FARGATE");
        });
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void its_secrets_come_from_secrets_manager(Deployment deployment) {
        assertThat(api(deployment).secrets()).isEqualTo(
            Map.of(
                "DATABASE_URL",
                "SecretsDatabaseUrl",
                "JWT_SECRET",
                "SecretsJwtSecret",
                "LETTA_SERVER_PASSWORD",
                "SecretsLettaServerPassword",
                "ANTHROPIC_API_KEY",
                "SecretsAnthropicApiKey",
                "OPENAI_API_KEY",
                "SecretsOpenAiApiKey"
            )
        );
    }

    @Test
    void people_find_it_at_the_address_that_it_puts_into_mails() {
        assertThat(api(Deployment.STARTER).environment()).containsEntry(
            "PUBLIC_URL",
            "https://EdgeDistribution.DomainName"
        );
        assertThat(api(Deployment.COMPLETE).environment()).containsEntry("PUBLIC_URL", "https://deepscifi.example");
        for (var deployment : Deployment.ALL) {
            assertThat(deployment.output("Address", "Edge")).isEqualTo(api(deployment).environment().get("PUBLIC_URL"));
        }
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_takes_what_the_load_balancer_gets_for_it(Deployment deployment) {
        assertThat(service(deployment).says("LoadBalancers")).isEqualTo(
            "[{ContainerName: api, ContainerPort: 8080, TargetGroupArn: ApiServiceTargets}]"
        );
        assertThat(api(deployment).says("PortMappings")).isEqualTo("[{ContainerPort: 8080, Protocol: tcp}]");
        var rule = deployment.only("AWS::ElasticLoadBalancingV2::ListenerRule");
        assertThat(rule.says("Conditions.0.PathPatternConfig.Values")).isEqualTo("[/api/*]");
        assertThat(rule.says("Actions")).isEqualTo("[{TargetGroupArn: ApiServiceTargets, Type: forward}]");
        assertThat(rule.says("ListenerArn")).isEqualTo("LoadBalancerHttp");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void a_task_is_asked_whether_it_lives_and_not_what_it_depends_on(Deployment deployment) {
        var targets = deployment.only("AWS::ElasticLoadBalancingV2::TargetGroup");

        assertThat(targets.says("HealthCheckPath")).isEqualTo("/api/health/live");
        assertThat(targets.says("HealthCheckIntervalSeconds")).isEqualTo("15");
        assertThat(targets.says("HealthCheckTimeoutSeconds")).isEqualTo("5");
        assertThat(targets.says("UnhealthyThresholdCount")).isEqualTo("4");
        assertThat(targets.says("HealthyThresholdCount")).isEqualTo("2");
        assertThat(service(deployment).says("HealthCheckGracePeriodSeconds")).isEqualTo("180");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void one_that_goes_has_as_much_time_as_fargate_gives(Deployment deployment) {
        var stop = Integer.parseInt(api(deployment).says("StopTimeout"));
        var drained = deployment
            .only("AWS::ElasticLoadBalancingV2::TargetGroup")
            .parts("TargetGroupAttributes")
            .stream()
            .filter(attribute -> attribute.says("Key").equals("deregistration_delay.timeout_seconds"))
            .map(attribute -> Integer.valueOf(attribute.says("Value")))
            .findFirst();

        assertThat(stop).isEqualTo(120);
        assertThat(drained).contains(100);
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
    void a_slow_log_never_holds_it_up(Deployment deployment) {
        assertThat(api(deployment).says("LogConfiguration.Options.mode")).isEqualTo("non-blocking");
        assertThat(deployment.named("ApiServiceLogs", "AWS::Logs::LogGroup").says("RetentionInDays")).isEqualTo(
            String.valueOf(deployment.stage().logDays())
        );
    }

    @Test
    void a_starter_runs_on_spare_capacity() {
        assertThat(service(Deployment.STARTER).says("CapacityProviderStrategy")).isEqualTo(
            "[{CapacityProvider: FARGATE_SPOT, Weight: 1}]"
        );
        assertThat(api(Deployment.STARTER).task().says("Cpu")).isEqualTo("256");
        assertThat(api(Deployment.STARTER).task().says("Memory")).isEqualTo("1024");
    }

    @Test
    void production_runs_on_what_aws_does_not_take_away() {
        assertThat(service(Deployment.PRODUCTION).says("CapacityProviderStrategy")).isEqualTo(
            "[{CapacityProvider: FARGATE, Weight: 1}]"
        );
        assertThat(api(Deployment.PRODUCTION).task().says("Cpu")).isEqualTo("1024");
        assertThat(api(Deployment.PRODUCTION).task().says("Memory")).isEqualTo("2048");
    }

    /** CloudFormation would reset this number at each deploy, whatever scaling has set. */
    @ParameterizedTest
    @FieldSource("STAGES")
    void a_deploy_leaves_as_many_tasks_as_there_are(Deployment deployment) {
        assertThat(service(deployment).has("DesiredCount")).isFalse();
    }

    @Test
    void there_are_more_tasks_the_more_there_is_to_do() {
        assertThat(Scaling.of("ApiService", Deployment.STARTER)).containsExactlyInAnyOrder(
            "1 to 2 tasks",
            "ECSServiceAverageCPUUtilization at 60, fewer after 300 s",
            "ECSServiceAverageMemoryUtilization at 80, fewer after 300 s"
        );
        assertThat(Scaling.of("ApiService", Deployment.PRODUCTION)).containsExactlyInAnyOrder(
            "2 to 10 tasks",
            "ECSServiceAverageCPUUtilization at 60, fewer after 300 s",
            "ECSServiceAverageMemoryUtilization at 80, fewer after 300 s",
            "Average OpenStreams production at 100, fewer after 300 s"
        );
        assertThat(Scaling.of("ApiService", Deployment.LARGE)).containsExactlyInAnyOrder(
            "4 to 60 tasks",
            "ECSServiceAverageCPUUtilization at 60, fewer after 300 s",
            "ECSServiceAverageMemoryUtilization at 80, fewer after 300 s",
            "Average OpenStreams large at 200, fewer after 300 s"
        );
    }

    private static Container api(Deployment deployment) {
        return Container.of("api", deployment);
    }

    private static Resource service(Deployment deployment) {
        return deployment.named("ApiService", "AWS::ECS::Service");
    }
}
