package app.deepscifi.infra.release;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Statement;
import app.deepscifi.infra.stage.DeploymentStage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRoleTests {

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String SUBJECT = "repo:deepscifi/deepscifi:environment:production";
    private static final Resource ROLE = Deployment.COMPLETE.named("ReleaseRole", "AWS::IAM::Role");

    @ParameterizedTest
    @ValueSource(
        strings = {
            "repo:deepscifi/deepscifi:environment:production",
            "repo:deepscifi@123456/deepscifi@456789:environment:production",
        }
    )
    void the_environment_production_of_that_repository_gets_it_with_or_without_ids(String subject) {
        assertThat(new TrustPolicy(ROLE).lets(token(subject))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "repo:deepscifi/other:environment:production",
            "repo:deepscifi@123456/deepscifi@999999:environment:production",
            "repo:deepscifi@999999/deepscifi@456789:environment:production",
            "repo:deepscifi@123456/deepscifi:environment:production",
            "repo:deepscifi/deepscifi@456789:environment:production",
            "repo:deepscifi@123456/deepscifi@456789:environment:staging",
            "repo:deepscifi/deepscifi:environment:production-2",
            "repo:deepscifi/deepscifi:pull_request",
            "repo:deepscifi@123456/deepscifi@456789:pull_request",
            "repo:deepscifi@123456/deepscifi@456789:ref:refs/heads/main",
        }
    )
    void nobody_else_gets_it(String subject) {
        assertThat(new TrustPolicy(ROLE).lets(token(subject))).isFalse();
    }

    @Test
    void a_token_for_another_service_does_not_get_it() {
        var token = Map.of(GITHUB + ":aud", "example.com", GITHUB + ":sub", SUBJECT);

        assertThat(new TrustPolicy(ROLE).lets(token)).isFalse();
    }

    @Test
    void without_ids_in_the_settings_only_the_old_form_gets_it() {
        var role = Deployment.of(DeploymentStage.STARTER, "github.repository=deepscifi/deepscifi").named(
            "ReleaseRole",
            "AWS::IAM::Role"
        );

        assertThat(new TrustPolicy(role).lets(token(SUBJECT))).isTrue();
        assertThat(new TrustPolicy(role).lets(token("repo:deepscifi@1/deepscifi@2:environment:production"))).isFalse();
    }

    @Test
    void github_identifies_the_caller() {
        var github = Deployment.COMPLETE.only("AWS::IAM::OIDCProvider");

        assertThat(github.says("Url")).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(github.list("ClientIdList")).containsExactly("sts.amazonaws.com");
    }

    @Test
    void an_account_that_knows_github_already_gets_no_second_provider() {
        var provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
        var deployment = Deployment.of(DeploymentStage.STARTER, "github.repository=a/b", "github.provider=" + provider);

        assertThat(deployment.all("AWS::IAM::OIDCProvider")).isEmpty();
        assertThat(Statement.of(deployment.named("ReleaseRole", "AWS::IAM::Role"), "AssumeRolePolicyDocument"))
            .singleElement()
            .asString()
            .startsWith("allows " + provider + " sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void it_is_theirs_for_two_hours() {
        assertThat(ROLE.says("MaxSessionDuration")).isEqualTo("7200");
    }

    @Test
    void the_stack_outputs_the_name_of_the_role() {
        assertThat(Deployment.COMPLETE.output("ReleaseRole", "Foundation")).isEqualTo("ReleaseRole.Arn");
    }

    @ParameterizedTest
    @FieldSource("app.deepscifi.infra.Deployment#STAGES")
    void without_a_repository_nobody_outside_of_aws_is_trusted(Deployment deployment) {
        assertThat(deployment.all("AWS::IAM::OIDCProvider")).isEmpty();
        assertThat(deployment.all("AWS::IAM::Role"))
            .flatExtracting(role -> Statement.of(role, "AssumeRolePolicyDocument"))
            .allSatisfy(statement -> assertThat(statement).matches("allows [\\w.-]+\\.amazonaws\\.com sts:AssumeRole"));
    }

    private static Map<String, String> token(String subject) {
        return Map.of(GITHUB + ":aud", "sts.amazonaws.com", GITHUB + ":sub", subject);
    }
}
