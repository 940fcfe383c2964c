package app.deepscifi.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * Lets the GitHub workflow of one repository deploy, from its environment {@code production} only, without any key: GitHub
 * says who is asking. What it may do with AWS, CDK's own roles do for it.
 */
final class ReleaseRole extends Construct {

    private static final String GITHUB = "token.actions.githubusercontent.com";

    ReleaseRole(Construct scope, Stage stage, String repository) {
        super(scope, "ReleaseRole");
        var github = OidcProviderNative.Builder.create(this, "GitHub")
            .url("https://" + GITHUB)
            .clientIds(List.of("sts.amazonaws.com"))
            .build();
        var role = Role.Builder.create(this, "Role")
            .description("Deploys Deep Sci-Fi from " + repository)
            .maxSessionDuration(Duration.hours(2))
            .assumedBy(
                new WebIdentityPrincipal(
                    github.getOidcProviderArn(),
                    Map.of(
                        "StringEquals",
                        Map.of(
                            GITHUB + ":aud",
                            "sts.amazonaws.com",
                            GITHUB + ":sub",
                            "repo:%s:environment:production".formatted(repository)
                        )
                    )
                )
            )
            .build();
        role.addToPolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(List.of(Stack.of(this).formatArn(cdkRoles())))
                .build()
        );
        Findings.accept(
            role,
            "AwsSolutions-IAM5",
            "The roles of CDK's bootstrap have the region and the account in their names."
        );
        Outputs.add(this, "ReleaseRole", role.getRoleArn());
    }

    private static ArnComponents cdkRoles() {
        return ArnComponents.builder()
            .service("iam")
            .region("")
            .resource("role")
            .resourceName("cdk-hnb659fds-*")
            .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
            .build();
    }
}
