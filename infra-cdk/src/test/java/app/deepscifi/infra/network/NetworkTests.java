package app.deepscifi.infra.network;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NetworkTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    @ParameterizedTest
    @FieldSource("STAGES")
    void the_addresses_are_those_of_the_architecture(Deployment deployment) {
        assertThat(deployment.only("AWS::EC2::VPC").says("CidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(deployment.all("AWS::EC2::Subnet"))
            .extracting(subnet -> subnet.says("CidrBlock") + " in " + subnet.says("AvailabilityZone"))
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
        assertThat(subnetsRoutedTo("GatewayId", deployment)).containsExactlyInAnyOrder("10.0.1.0/24", "10.0.2.0/24");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void nothing_gets_a_public_address_by_itself(Deployment deployment) {
        assertThat(deployment.all("AWS::EC2::Subnet")).allSatisfy(subnet ->
            assertThat(subnet.says("MapPublicIpOnLaunch")).isEqualTo("false")
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void files_go_to_s3_without_leaving_the_network(Deployment deployment) {
        var endpoint = deployment.only("AWS::EC2::VPCEndpoint");

        assertThat(endpoint.says("ServiceName")).isEqualTo("com.amazonaws.AWS::Region.s3");
        assertThat(endpoint.says("VpcEndpointType")).isEqualTo("Gateway");
        assertThat(endpoint.list("RouteTableIds")).contains(
            "NetworkVpcPrivateSubnet1RouteTable",
            "NetworkVpcPrivateSubnet2RouteTable"
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
        var log = Deployment.PRODUCTION.only("AWS::EC2::FlowLog");

        assertThat(log.says("ResourceType")).isEqualTo("VPC");
        assertThat(log.says("TrafficType")).isEqualTo("REJECT");
        assertThat(
            Deployment.PRODUCTION.named(log.says("LogGroupName"), "AWS::Logs::LogGroup").says("RetentionInDays")
        ).isEqualTo("90");
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void no_function_is_deployed_only_to_serve_the_deployment(Deployment deployment) {
        assertThat(deployment.all("AWS::Lambda::Function")).isEmpty();
    }

    /** The NAT gateway of each private subnet, with the public subnet in which it is. */
    private static Map<String, String> waysOut(Deployment deployment) {
        var subnetOfGateway = deployment
            .all("AWS::EC2::NatGateway")
            .stream()
            .collect(toMap(Resource::name, gateway -> gateway.says("SubnetId")));
        var addresses = addresses(deployment);
        return defaultRoutes("NatGatewayId", deployment).collect(
            toMap(
                route -> addresses.get(subnetOf(route)),
                route -> addresses.get(subnetOfGateway.get(route.says("NatGatewayId")))
            )
        );
    }

    private static List<String> subnetsRoutedTo(String gateway, Deployment deployment) {
        var addresses = addresses(deployment);
        return defaultRoutes(gateway, deployment)
            .map(route -> addresses.get(subnetOf(route)))
            .toList();
    }

    private static Stream<Resource> defaultRoutes(String gateway, Deployment deployment) {
        return deployment
            .all("AWS::EC2::Route")
            .stream()
            .filter(route -> route.says("DestinationCidrBlock").equals("0.0.0.0/0") && route.has(gateway));
    }

    private static String subnetOf(Resource route) {
        return route
            .deployment()
            .all("AWS::EC2::SubnetRouteTableAssociation")
            .stream()
            .filter(association -> association.says("RouteTableId").equals(route.says("RouteTableId")))
            .map(association -> association.says("SubnetId"))
            .findFirst()
            .orElseThrow();
    }

    private static Map<String, String> addresses(Deployment deployment) {
        return deployment
            .all("AWS::EC2::Subnet")
            .stream()
            .collect(toMap(Resource::name, subnet -> subnet.says("CidrBlock")));
    }
}
