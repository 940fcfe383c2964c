package app.deepscifi.infra.network;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SecurityGroupsTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    private static final String GROUP = "AWS::EC2::SecurityGroup";

    /** The complete list of all stacks. Each new line opens a connection and needs a reason. */
    @ParameterizedTest
    @FieldSource("STAGES")
    void who_may_talk_with_whom(Deployment deployment) {
        assertThat(rules(deployment)).containsExactlyInAnyOrder(
            "LoadBalancer <- pl-82a045eb tcp 80",
            "LoadBalancer -> Api tcp 8080",
            "Api <- LoadBalancer tcp 8080",
            "Api -> Agents tcp 8283",
            "Api -> Database tcp 5432",
            "Api -> Cache tcp 6379",
            "Api -> 0.0.0.0/0 tcp 443",
            "Agents <- Api tcp 8283",
            "Agents -> Database tcp 5432",
            "Agents -> Cache tcp 6379",
            "Agents -> 0.0.0.0/0 tcp 443",
            "Setup -> Database tcp 5432",
            "Setup -> 0.0.0.0/0 tcp 443",
            "Database <- Api tcp 5432",
            "Database <- Agents tcp 5432",
            "Database <- Setup tcp 5432",
            // CDK's rule for no outgoing traffic.
            "Database -> 255.255.255.255/32 icmp 252-86",
            "Cache <- Agents tcp 6379",
            "Cache <- Api tcp 6379",
            "Cache -> 255.255.255.255/32 icmp 252-86",
            "Nat <- 10.0.3.0/24 tcp 443",
            "Nat <- 10.0.4.0/24 tcp 443",
            "Nat -> 0.0.0.0/0 tcp 443"
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void each_rule_and_each_group_says_what_for(Deployment deployment) {
        assertThat(deployment.all(GROUP)).allSatisfy(group ->
            assertThat(group.says("GroupDescription")).hasSizeGreaterThan(5)
        );
        assertThat(Stream.concat(inside(deployment), beside(deployment)).map(Rule::json)).allSatisfy(rule ->
            assertThat(rule.says("Description")).isNotBlank()
        );
    }

    private static List<String> rules(Deployment deployment) {
        return Stream.concat(inside(deployment), beside(deployment)).map(Rule::toString).toList();
    }

    private static Stream<Rule> inside(Deployment deployment) {
        return deployment
            .all(GROUP)
            .stream()
            .flatMap(group ->
                Stream.concat(
                    group
                        .parts("SecurityGroupIngress")
                        .stream()
                        .map(rule -> new Rule(group.name(), "<-", rule)),
                    group
                        .parts("SecurityGroupEgress")
                        .stream()
                        .map(rule -> new Rule(group.name(), "->", rule))
                )
            );
    }

    private static Stream<Rule> beside(Deployment deployment) {
        return Stream.concat(
            deployment
                .all("AWS::EC2::SecurityGroupIngress")
                .stream()
                .map(rule -> new Rule(rule.says("GroupId"), "<-", rule)),
            deployment
                .all("AWS::EC2::SecurityGroupEgress")
                .stream()
                .map(rule -> new Rule(rule.says("GroupId"), "->", rule))
        );
    }

    private record Rule(String group, String direction, Resource json) {
        private static final List<String> PEERS = List.of(
            "SourceSecurityGroupId",
            "DestinationSecurityGroupId",
            "SourcePrefixListId",
            "DestinationPrefixListId",
            "CidrIp",
            "CidrIpv6"
        );

        @Override
        public String toString() {
            var peers = PEERS.stream().filter(json::has).map(json::says).map(Rule::plain).toList();
            var from = json.has("FromPort") ? json.says("FromPort") : "all";
            var to = json.has("ToPort") ? json.says("ToPort") : "all";
            return "%s %s %s %s %s".formatted(
                plain(group),
                direction,
                String.join(" and ", peers),
                json.says("IpProtocol"),
                from.equals(to) ? from : from + "-" + to
            );
        }

        private static String plain(String name) {
            return name.replaceFirst("^NetworkSecurityGroups", "").replaceFirst("\\.GroupId$", "");
        }
    }
}
