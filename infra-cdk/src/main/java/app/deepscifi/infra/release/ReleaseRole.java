package app.deepscifi.infra.release;

import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Lets the GitHub workflow of one repository run {@code cdk deploy}, only from its environment {@code production}, with
 * OpenID Connect instead of stored keys. It may assume the roles of CDK's bootstrap, which create the stacks, and has
 * the permissions for the other steps of the command.
 */
public final class ReleaseRole extends Construct {

    private static final String GITHUB = "token.actions.githubusercontent.com";

    /** The duration that the workflow requests; a first deploy takes an hour. */
    private static final Duration SESSION = Duration.hours(2);

    private final Role role;

    /** @param provider the ARN of the account's identity provider for GitHub; created if empty */
    public ReleaseRole(
        Construct scope,
        DeploymentStage stage,
        Settings.GithubRepository repository,
        Optional<String> provider,
        Registry images,
        IBucket site
    ) {
        super(scope, "ReleaseRole");
        this.role = Role.Builder.create(this, "Role")
            .description("Deploys Deep Sci-Fi from " + repository.name())
            .maxSessionDuration(SESSION)
            .assumedBy(
                new WebIdentityPrincipal(
                    provider.orElseGet(this::newProvider),
                    Map.of(
                        "StringEquals",
                        Map.of(GITHUB + ":aud", "sts.amazonaws.com", GITHUB + ":sub", subjects(repository))
                    )
                )
            )
            .build();
        var stacks = "DeepSciFi-" + stage.name() + "-*";
        allow(List.of("sts:AssumeRole"), arn("iam", "", "role", "cdk-hnb659fds-*"));
        allow(
            List.of(
                "cloudformation:DescribeStacks",
                "cloudformation:DescribeStackEvents",
                "cloudformation:ListStackResources"
            ),
            arn("cloudformation", "*", "stack", stacks),
            arn("cloudformation", "*", "stack", "CDKToolkit/*")
        );
        images.api().grantPullPush(role);
        images.letta().grantPullPush(role);
        allow(List.of("s3:ListBucket"), site.getBucketArn());
        allow(List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"), site.arnForObjects("*"));
        allow(List.of("ecs:RunTask"), arn("ecs", stage.region(), "task-definition", "*DatabaseSetupTask*"));
        allow(List.of("ecs:DescribeTasks"), arn("ecs", stage.region(), "task", stacks));
        allow(List.of("ecs:DescribeTaskDefinition"), "*");
        passRolesOf(stacks);
        allow(
            List.of("logs:GetLogEvents"),
            Stack.of(this).formatArn(
                ArnComponents.builder()
                    .service("logs")
                    .resource("log-group")
                    .resourceName(stacks)
                    .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                    .build()
            )
        );
        allow(
            List.of("logs:CreateLogGroup", "logs:PutRetentionPolicy"),
            Stack.of(this).formatArn(
                ArnComponents.builder()
                    .service("logs")
                    .resource("log-group")
                    .resourceName("/aws/rds/%s/deepscifi-%s-*".formatted(stage.database().kind(), stage.name()))
                    .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                    .build()
            )
        );
        allow(List.of("cloudfront:CreateInvalidation"), arn("cloudfront", "", "distribution", "*"));
        Findings.accept(
            role,
            "AwsSolutions-IAM5",
            "What it deploys is not there yet when it is made: names of the stage's stacks and of CDK's roles end in parts that AWS chooses."
        );
        StackOutputs.add(this, "ReleaseRole", role.getRoleArn());
    }

    /**
     * The subjects in GitHub's tokens for this repository and environment. GitHub sends the form with ids for
     * repositories that were created or renamed since July 2026, and the form without for others.
     */
    private static List<String> subjects(Settings.GithubRepository repository) {
        return Stream.concat(Stream.of(repository.name()), repository.withIds().stream())
            .map("repo:%s:environment:production"::formatted)
            .toList();
    }

    private String newProvider() {
        return OidcProviderNative.Builder.create(this, "GitHub")
            .url("https://" + GITHUB)
            .clientIds(List.of("sts.amazonaws.com"))
            .build()
            .getOidcProviderArn();
    }

    /** Lets the role pass the roles of the setup task, to ECS only. */
    private void passRolesOf(String stacks) {
        role.addToPolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("iam:PassRole"))
                .resources(List.of(arn("iam", "", "role", stacks)))
                .conditions(Map.of("StringEquals", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
                .build()
        );
    }

    private void allow(List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create().actions(actions).resources(List.of(resources)).build());
    }

    private String arn(String service, String region, String resource, String name) {
        return Stack.of(this).formatArn(
            ArnComponents.builder().service(service).region(region).resource(resource).resourceName(name).build()
        );
    }
}
