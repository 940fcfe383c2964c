package app.deepscifi.infra.cost;

import static app.deepscifi.infra.cost.Workload.HOURS;

import java.util.Map;
import java.util.stream.Stream;

/** Monthly usage of the private network and of NAT. The prices are in {@code prices.json}. */
final class NetworkUsage {

    static final Map<String, Usage> TYPES = Map.of(
        "AWS::EC2::VPC",
        (vpc, _, workload) ->
            Stream.of(
                MonthlyUsage.of(
                    vpc,
                    Box.VPC,
                    "traffic between zones, both sides",
                    "zone-transfer-gb",
                    2 * workload.zoneGb()
                )
            ),
        "AWS::EC2::VPCEndpoint",
        NetworkUsage::endpoint,
        "AWS::EC2::EIP",
        (address, _, _) -> Stream.of(address(address)),
        "AWS::EC2::NatGateway",
        (gateway, all, workload) -> gateway(gateway, workload, all.all("AWS::EC2::NatGateway").count()),
        "AWS::AutoScaling::AutoScalingGroup",
        NetworkUsage::instances,
        "AWS::ServiceDiscovery::PrivateDnsNamespace",
        (names, _, workload) ->
            Stream.of(
                MonthlyUsage.of(names, Box.ROUTE_53, "private zone of service discovery", "route53-zone", 1),
                MonthlyUsage.of(names, Box.ROUTE_53, "look-ups in it", "route53-query-million", workload.nameQueries())
            )
    );

    private NetworkUsage() {}

    /** @param gateways the number of gateways that share the traffic */
    static Stream<MonthlyUsage> gateway(Resource gateway, Workload workload, long gateways) {
        return Stream.of(
            MonthlyUsage.of(gateway, Box.NAT, "NAT gateway", "nat-gateway-hour", HOURS),
            MonthlyUsage.of(
                gateway,
                Box.NAT,
                "traffic through it",
                "nat-gateway-gb",
                (workload.natInGb() + workload.natOutGb()) / gateways
            ),
            MonthlyUsage.of(
                gateway,
                Box.NAT,
                "traffic to the internet",
                "internet-out-gb",
                workload.natOutGb() / gateways
            )
        );
    }

    static MonthlyUsage address(Resource resource) {
        return MonthlyUsage.of(resource, Box.NAT, "public IPv4 address", "public-ipv4-hour", HOURS);
    }

    private static Stream<MonthlyUsage> endpoint(Resource endpoint, Templates all, Workload workload) {
        if (endpoint.is("/VpcEndpointType", "Gateway")) {
            return Stream.empty();
        }
        throw new UnpricedException(endpoint.id() + " is no gateway endpoint, only those are free");
    }

    /** Counts one instance: a second one runs only during a replacement. */
    private static Stream<MonthlyUsage> instances(Resource group, Templates all, Workload workload) {
        var template = all.target(group, "/LaunchTemplate/LaunchTemplateId");
        var data = "/LaunchTemplateData";
        var instance = template.text(data + "/InstanceType");
        var disk = template.number(data + "/BlockDeviceMappings/0/Ebs/VolumeSize");
        var count = group.number("/MinSize");
        var address = template.isTrue(data + "/NetworkInterfaces/0/AssociatePublicIpAddress") ? count : 0;
        return Stream.of(
            MonthlyUsage.of(group, Box.NAT, instance, "ec2-%s-hour".formatted(instance), count * HOURS),
            MonthlyUsage.of(group, Box.NAT, "its disk", "ebs-gp3-gb", (double) count * disk),
            MonthlyUsage.of(group, Box.NAT, "public IPv4 address", "public-ipv4-hour", address * HOURS),
            MonthlyUsage.of(group, Box.NAT, "traffic to the internet", "internet-out-gb", workload.natOutGb())
        );
    }
}
