package app.deepscifi.infra.network;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

class LoadBalancerTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_internal(Deployment deployment) {
        var balancer = balancer(deployment);

        assertThat(balancer.says("Scheme")).isEqualTo("internal");
        assertThat(balancer.list("Subnets")).containsExactly(
            "NetworkVpcPrivateSubnet1Subnet",
            "NetworkVpcPrivateSubnet2Subnet"
        );
        assertThat(balancer.list("SecurityGroups")).containsExactly("NetworkSecurityGroupsLoadBalancer.GroupId");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_waits_longer_than_cloudfront_does(Deployment deployment) {
        assertThat(attributes(deployment)).containsEntry("idle_timeout.timeout_seconds", "120");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void headers_that_are_none_do_not_reach_the_api(Deployment deployment) {
        assertThat(attributes(deployment)).containsEntry("routing.http.drop_invalid_header_fields.enabled", "true");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_logs_who_asked_for_what(Deployment deployment) {
        assertThat(attributes(deployment))
            .containsEntry("access_logs.s3.enabled", "true")
            .containsEntry("access_logs.s3.bucket", "ObjectStoresAccessLogs")
            .containsEntry("access_logs.s3.prefix", "load-balancer");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void it_is_protected_from_being_deleted_where_a_zone_may_be_lost(Deployment deployment) {
        assertThat(attributes(deployment)).containsEntry(
            "deletion_protection.enabled",
            String.valueOf(deployment.stage().isRedundant())
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void until_the_api_is_there_it_answers_by_a_problem_document(Deployment deployment) {
        var listener = deployment.only("AWS::ElasticLoadBalancingV2::Listener");
        var answer = "DefaultActions.0.FixedResponseConfig.";

        assertThat(listener.says("Port")).isEqualTo("80");
        assertThat(listener.says(answer + "StatusCode")).isEqualTo("503");
        assertThat(listener.says(answer + "ContentType")).isEqualTo("application/json");
        assertThat(
            new JsonMapper()
                .readTree(listener.says(answer + "MessageBody"))
                .path("status")
                .asInt()
        ).isEqualTo(503);
    }

    private static Resource balancer(Deployment deployment) {
        return deployment.only("AWS::ElasticLoadBalancingV2::LoadBalancer");
    }

    private static Map<String, String> attributes(Deployment deployment) {
        return balancer(deployment)
            .parts("LoadBalancerAttributes")
            .stream()
            .collect(toMap(attribute -> attribute.says("Key"), attribute -> attribute.says("Value")));
    }
}
