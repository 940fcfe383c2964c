package app.deepscifi.infra;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.stage.DeploymentStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalTests {

    private static final String CERTIFICATE = "AWS::CertificateManager::Certificate";
    private static final String FIREWALL = "AWS::WAFv2::WebACL";

    @Test
    void it_stands_where_cloudfront_looks_for_it_and_all_else_where_the_stage_says() {
        assertThat(Deployment.COMPLETE.stacks()).allSatisfy((part, stack) ->
            assertThat(stack.getRegion())
                .as(part)
                .isEqualTo(part.equals("Global") ? "us-east-1" : "us-west-2")
        );
    }

    @Test
    void there_is_none_where_there_is_neither_domain_nor_firewall() {
        assertThat(Deployment.STARTER.has("Global")).isFalse();
    }

    @Test
    void a_starter_with_a_domain_has_a_certificate_and_no_firewall() {
        var starter = Deployment.of(
            DeploymentStage.STARTER,
            "domain=deepscifi.example",
            "domain.zone=Z0123456789ABCDEFGHIJ"
        );

        assertThat(starter.all(CERTIFICATE)).hasSize(1);
        assertThat(starter.all(FIREWALL)).isEmpty();
    }

    @Test
    void production_without_a_domain_has_a_firewall_and_no_certificate() {
        assertThat(Deployment.PRODUCTION.all(CERTIFICATE)).isEmpty();
        assertThat(Deployment.PRODUCTION.all(FIREWALL)).hasSize(1);
    }

    @Test
    void the_certificate_is_for_all_names_and_proven_in_the_zone_of_the_operator() {
        var certificate = Deployment.COMPLETE.only(CERTIFICATE);

        assertThat(certificate.part()).isEqualTo("Global");
        assertThat(certificate.says("DomainName")).isEqualTo("deepscifi.example");
        assertThat(certificate.list("SubjectAlternativeNames")).containsExactly(
            "www.deepscifi.example",
            "api.deepscifi.example",
            "assets.deepscifi.example"
        );
        assertThat(certificate.says("ValidationMethod")).isEqualTo("DNS");
        assertThat(certificate.parts("DomainValidationOptions"))
            .hasSize(4)
            .allSatisfy(option -> assertThat(option.says("HostedZoneId")).isEqualTo("Z0123456789ABCDEFGHIJ"));
    }

    @Test
    void the_firewall_stands_before_cloudfront_and_lets_through_what_no_rule_stops() {
        var firewall = Deployment.PRODUCTION.only(FIREWALL);

        assertThat(firewall.part()).isEqualTo("Global");
        assertThat(firewall.says("Scope")).isEqualTo("CLOUDFRONT");
        assertThat(firewall.says("DefaultAction")).isEqualTo("{Allow: {}}");
        assertThat(firewall.parts("Rules"))
            .extracting(rule -> rule.says("Priority") + " " + rule.says("Name"))
            .containsExactly("0 Floods", "1 AWSManagedRulesCommonRuleSet", "2 AWSManagedRulesKnownBadInputsRuleSet");
    }

    @Test
    void an_address_that_asks_more_than_2000_times_in_five_minutes_is_stopped() {
        var floods = rule(0);

        assertThat(floods.says("Action")).isEqualTo("{Block: {}}");
        assertThat(floods.says("Statement.RateBasedStatement")).isEqualTo("{AggregateKeyType: IP, Limit: 2000}");
    }

    @Test
    void known_attacks_are_stopped_but_what_people_write_is_only_counted() {
        assertThat(countedOnly(rule(1))).containsExactlyInAnyOrder(
            "SizeRestrictions_BODY",
            "CrossSiteScripting_BODY",
            "EC2MetaDataSSRF_BODY",
            "GenericLFI_BODY",
            "GenericRFI_BODY"
        );
        assertThat(countedOnly(rule(2))).containsExactlyInAnyOrder(
            "JavaDeserializationRCE_BODY",
            "Log4JRCE_BODY",
            "ReactJSRCE_BODY"
        );
        assertThat(rule(1).says("OverrideAction")).isEqualTo("{None: {}}");
        assertThat(rule(2).says("OverrideAction")).isEqualTo("{None: {}}");
    }

    @Test
    void each_rule_says_how_often_it_was_met() {
        assertThat(Deployment.PRODUCTION.only(FIREWALL).parts("Rules")).allSatisfy(rule ->
            assertThat(rule.says("VisibilityConfig")).isEqualTo(
                "{CloudWatchMetricsEnabled: true, MetricName: %s, SampledRequestsEnabled: true}".formatted(
                    rule.says("Name")
                )
            )
        );
    }

    @Test
    void the_commands_learn_what_to_give_to_the_stack_edge() {
        assertThat(Deployment.COMPLETE.output("CertificateArn", "Global")).isEqualTo("CertificateNames");
        assertThat(Deployment.COMPLETE.output("WebAclArn", "Global")).isEqualTo("WebFirewallRules.Arn");
    }

    private static Resource rule(int number) {
        return Deployment.PRODUCTION.only(FIREWALL).parts("Rules").get(number);
    }

    private static List<String> countedOnly(Resource rule) {
        return rule
            .parts("Statement.ManagedRuleGroupStatement.RuleActionOverrides")
            .stream()
            .filter(override -> override.says("ActionToUse").equals("{Count: {}}"))
            .map(override -> override.says("Name"))
            .toList();
    }
}
