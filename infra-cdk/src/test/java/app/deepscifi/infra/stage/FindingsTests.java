package app.deepscifi.infra.stage;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Checks;
import app.deepscifi.infra.Deployment;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.s3.Bucket;

class FindingsTests {

    /** In at least one of these, every acceptance must match a finding. */
    static final List<Deployment> DEPLOYMENTS = List.of(
        Deployment.STARTER,
        Deployment.PRODUCTION,
        Deployment.COMPLETE,
        Deployment.of(DeploymentStage.STARTER, "cache=true")
    );

    /** Findings that CDK accepts in its own constructs: its rules do not recognize its own flow logs. */
    private static final Set<String> ACCEPTED_BY_CDK = Set.of(
        "CloudFormation-Validate::F3002",
        "CloudFormation-Validate::F3003"
    );

    @ParameterizedTest
    @FieldSource("DEPLOYMENTS")
    void nothing_is_found_that_has_no_reason(Deployment deployment) {
        assertThat(checks(deployment).findings()).isEmpty();
    }

    @Test
    void there_is_something_to_find() {
        var app = new App();
        var stack = new Stack(app, "Careless");
        Aspects.of(stack).add(new AwsSolutionsChecks());
        new Bucket(stack, "Open");
        CfnSubnet.Builder.create(stack, "Fixed")
            .vpcId("vpc-01234567")
            .cidrBlock("10.0.0.0/24")
            .availabilityZone("us-west-2a")
            .build();
        Annotations.of(stack).addWarningV2("careless", "This is careless.");

        assertThat(new Checks(Path.of(app.synth().getDirectory())).findings())
            .anyMatch(finding -> finding.startsWith("AwsSolutions-S10 at Careless/Open/Resource: "))
            .anyMatch(finding -> finding.startsWith("W3010 at Careless/Fixed: "))
            .contains("/Careless: This is careless. [ack: careless]");
    }

    @ParameterizedTest
    @FieldSource("DEPLOYMENTS")
    void every_acceptance_has_a_reason_that_is_a_sentence(Deployment deployment) {
        assertThat(declared(deployment))
            .isNotEmpty()
            .allSatisfy(acceptance -> assertThat(acceptance.reason()).hasSizeGreaterThan(15).endsWith("."));
    }

    @Test
    void nothing_is_accepted_that_is_not_found_any_more() {
        var unused = new TreeSet<Checks.Acceptance>();
        DEPLOYMENTS.forEach(deployment -> unused.addAll(declared(deployment)));
        DEPLOYMENTS.forEach(deployment -> unused.removeAll(checks(deployment).used()));

        assertThat(unused).isEmpty();
    }

    private static List<Checks.Acceptance> declared(Deployment deployment) {
        return checks(deployment)
            .declared()
            .stream()
            .filter(acceptance -> !ACCEPTED_BY_CDK.contains(acceptance.rule()))
            .toList();
    }

    private static Checks checks(Deployment deployment) {
        return new Checks(deployment.assembly());
    }
}
