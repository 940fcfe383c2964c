package app.deepscifi.infra;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awscdk.assertions.Template;

class NetworkTests {

    static final List<Deployment> STAGES = List.of(Deployment.STARTER, Deployment.PRODUCTION);

    @ParameterizedTest
    @FieldSource("STAGES")
    void the_addresses_are_those_of_the_architecture(Deployment deployment) {
        var template = template(deployment);

        template.hasResourceProperties("AWS::EC2::VPC", Map.of("CidrBlock", "10.0.0.0/16"));
        assertThat(Resource.all(template, "AWS::EC2::Subnet"))
            .extracting(subnet -> subnet.value("CidrBlock") + " in " + subnet.value("AvailabilityZone"))
            .containsExactlyInAnyOrder(
                "10.0.1.0/24 in us-west-2a",
                "10.0.2.0/24 in us-west-2b",
                "10.0.3.0/24 in us-west-2a",
                "10.0.4.0/24 in us-west-2b"
            );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void only_the_public_subnets_face_the_internet(Deployment deployment) {
        assertThat(subnetsRoutedTo("GatewayId", template(deployment))).containsExactlyInAnyOrder(
            "10.0.1.0/24",
            "10.0.2.0/24"
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void nothing_gets_a_public_address_by_itself(Deployment deployment) {
        assertThat(Resource.all(template(deployment), "AWS::EC2::Subnet")).allSatisfy(subnet ->
            assertThat(subnet.value("MapPublicIpOnLaunch")).isEqualTo(false)
        );
    }

    @Test
    void in_production_each_zone_has_its_own_way_out() {
        assertThat(waysOut(Deployment.PRODUCTION)).isEqualTo(
            Map.of("10.0.3.0/24", "10.0.1.0/24", "10.0.4.0/24", "10.0.2.0/24")
        );
    }

    @Test
    void in_production_refused_traffic_is_logged() {
        var template = template(Deployment.PRODUCTION);

        template.hasResourceProperties("AWS::EC2::FlowLog", Map.of("ResourceType", "VPC", "TrafficType", "REJECT"));
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 90));
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void no_function_is_deployed_only_to_serve_the_deployment(Deployment deployment) {
        template(deployment).resourceCountIs("AWS::Lambda::Function", 0);
    }

    private static Template template(Deployment deployment) {
        return deployment.template("Network");
    }

    /** What each private subnet sends to the internet leaves through the NAT gateway in this public one. */
    private static Map<String, String> waysOut(Deployment deployment) {
        var template = template(deployment);
        var subnetOfGateway = Resource.all(template, "AWS::EC2::NatGateway")
            .stream()
            .collect(toMap(Resource::id, gateway -> gateway.target("SubnetId")));
        var addresses = addresses(template);
        return defaultRoutes("NatGatewayId", template).collect(
            toMap(
                route -> addresses.get(subnetOf(route, template)),
                route -> addresses.get(subnetOfGateway.get(route.target("NatGatewayId")))
            )
        );
    }

    private static List<String> subnetsRoutedTo(String gateway, Template template) {
        var addresses = addresses(template);
        return defaultRoutes(gateway, template)
            .map(route -> addresses.get(subnetOf(route, template)))
            .toList();
    }

    private static Stream<Resource> defaultRoutes(String gateway, Template template) {
        return Resource.all(template, "AWS::EC2::Route")
            .stream()
            .filter(route -> route.value("DestinationCidrBlock").equals("0.0.0.0/0") && route.has(gateway));
    }

    private static String subnetOf(Resource route, Template template) {
        return Resource.all(template, "AWS::EC2::SubnetRouteTableAssociation")
            .stream()
            .filter(association -> association.target("RouteTableId").equals(route.target("RouteTableId")))
            .map(association -> association.target("SubnetId"))
            .findFirst()
            .orElseThrow();
    }

    private static Map<String, String> addresses(Template template) {
        return Resource.all(template, "AWS::EC2::Subnet")
            .stream()
            .collect(toMap(Resource::id, subnet -> (String) subnet.value("CidrBlock")));
    }
}
