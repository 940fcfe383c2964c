package app.deepscifi.infra.release;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Statement;
import app.deepscifi.infra.stage.DeploymentStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReleaseRoleTests {

    private static final Resource ROLE = Deployment.COMPLETE.named("ReleaseRole", "AWS::IAM::Role");

    @Test
    void only_the_environment_production_of_that_repository_gets_it() {
        assertThat(Statement.of(ROLE, "AssumeRolePolicyDocument")).containsExactly(
            "allows ReleaseRoleGitHub sts:AssumeRoleWithWebIdentity" +
                " if StringEquals token.actions.githubusercontent.com:aud sts.amazonaws.com" +
                " and StringEquals token.actions.githubusercontent.com:sub" +
                " repo:deepscifi/deepscifi:environment:production"
        );
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
}
