package app.deepscifi.infra.cost;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.MissingNode;

/**
 * An alternative with another cost.
 *
 * @param change returns other usages unchanged
 */
record Trade(String name, UnaryOperator<List<MonthlyUsage>> change) {
    private static final String SPARE = "fargate-spot-";
    private static final String ON_DEMAND = "fargate-";

    static List<Trade> all(Workload workload) {
        return List.of(
            each("Fargate on demand instead of spare capacity", usage ->
                usage.at(usage.price().replace(SPARE, ON_DEMAND))
            ),
            each("spare capacity at half the price of on demand, where demand has driven it to", usage ->
                usage.price().startsWith(SPARE) ? usage.at(usage.price().replace(SPARE, ON_DEMAND)).times(0.5) : usage
            ),
            each("x86 instead of arm64", usage -> usage.at(usage.price().replace("-arm64-", "-x86-"))),
            each("Letta with half of its CPU", usage ->
                usage.box() == Box.ECS_LETTA && usage.price().endsWith("-vcpu-hour") ? usage.times(0.5) : usage
            ),
            new Trade("a NAT gateway instead of the NAT instance", usages -> gatewayForInstance(usages, workload, 1)),
            new Trade("a NAT gateway in each zone instead of it", usages -> gatewayForInstance(usages, workload, 2)),
            each("as many tasks as scaling allows, all month", MonthlyUsage::atMost)
        );
    }

    private static Trade each(String name, UnaryOperator<MonthlyUsage> change) {
        return new Trade(name, usages -> usages.stream().map(change).toList());
    }

    private static List<MonthlyUsage> gatewayForInstance(List<MonthlyUsage> usages, Workload workload, int gateways) {
        if (usages.stream().noneMatch(Trade::isInstance)) {
            return usages;
        }
        var others = usages.stream().filter(usage -> usage.box() != Box.NAT);
        var instead = Stream.iterate(1, number -> number <= gateways, number -> number + 1).flatMap(number ->
            gateway("NatGateway" + number, workload, gateways)
        );
        return Stream.concat(others, instead).toList();
    }

    private static Stream<MonthlyUsage> gateway(String name, Workload workload, int gateways) {
        var gateway = new Resource("", name, "AWS::EC2::NatGateway", MissingNode.getInstance());
        return Stream.concat(
            NetworkUsage.gateway(gateway, workload, gateways),
            Stream.of(NetworkUsage.address(gateway))
        );
    }

    private static boolean isInstance(MonthlyUsage usage) {
        return usage.box() == Box.NAT && usage.price().startsWith("ec2-");
    }
}
