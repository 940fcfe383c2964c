package app.deepscifi.infra.stage;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Accepts findings of checks, each with its reason. */
public final class Findings {

    private Findings() {}

    /**
     * Accepts a finding of CDK itself.
     *
     * @param id     of the rule, such as {@code CloudFormation-Validate::W3010}
     * @param reason for accepting it
     */
    public static void acknowledge(IConstruct construct, String id, String reason) {
        Validations.of(construct).acknowledge(Acknowledgment.builder().id(id).reason(reason).build());
    }

    /**
     * Accepts a finding of cdk-nag in the construct or below it.
     *
     * @param id     of the rule, such as {@code AwsSolutions-EC23}
     * @param reason for accepting it
     */
    public static void accept(IConstruct construct, String id, String reason) {
        suppress(construct, NagPackSuppression.builder().id(id).reason(reason).build());
    }

    /** Accepts a permission with a wildcard as resource, in cdk-nag's notation, such as {@code Resource::*}. */
    public static void acceptWildcard(IConstruct construct, String resource, String reason) {
        suppress(
            construct,
            NagPackSuppression.builder().id("AwsSolutions-IAM5").appliesTo(List.of(resource)).reason(reason).build()
        );
    }

    private static void suppress(IConstruct construct, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
    }
}
