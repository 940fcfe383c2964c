package app.deepscifi.infra;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** What checks find and we want so, each with its reason. */
final class Findings {

    private Findings() {}

    /**
     * @param id     of the rule, such as {@code AwsSolutions-EC23} or {@code CloudFormation-Validate::W3010}
     * @param reason why it is right here
     */
    static void accept(IConstruct construct, String id, String reason) {
        Validations.of(construct).acknowledge(Acknowledgment.builder().id(id).reason(reason).build());
    }
}
