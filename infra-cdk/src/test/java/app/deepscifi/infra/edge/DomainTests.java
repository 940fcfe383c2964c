package app.deepscifi.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DomainTests {

    private static final String RECORD = "AWS::Route53::RecordSet";

    @Test
    void each_of_the_four_names_leads_to_cloudfront_over_both_protocols() {
        assertThat(Deployment.COMPLETE.all(RECORD))
            .extracting(record ->
                "%s %s -> %s".formatted(record.says("Name"), record.says("Type"), record.says("AliasTarget.DNSName"))
            )
            .containsExactlyInAnyOrder(
                "deepscifi.example. A -> EdgeDistribution.DomainName",
                "deepscifi.example. AAAA -> EdgeDistribution.DomainName",
                "www.deepscifi.example. A -> EdgeDistribution.DomainName",
                "www.deepscifi.example. AAAA -> EdgeDistribution.DomainName",
                "api.deepscifi.example. A -> EdgeDistribution.DomainName",
                "api.deepscifi.example. AAAA -> EdgeDistribution.DomainName",
                "assets.deepscifi.example. A -> EdgeDistribution.DomainName",
                "assets.deepscifi.example. AAAA -> EdgeDistribution.DomainName"
            );
    }

    @Test
    void they_stand_in_the_zone_of_the_operator() {
        assertThat(Deployment.COMPLETE.all(RECORD)).allSatisfy(record ->
            assertThat(record.says("HostedZoneId")).isEqualTo("Z0123456789ABCDEFGHIJ")
        );
        assertThat(Deployment.COMPLETE.all("AWS::Route53::HostedZone")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("app.deepscifi.infra.Deployment#STAGES")
    void without_a_domain_there_are_none(Deployment deployment) {
        assertThat(deployment.all(RECORD)).isEmpty();
    }
}
