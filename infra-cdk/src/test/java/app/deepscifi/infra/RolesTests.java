package app.deepscifi.infra;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The complete list of permissions in AWS. */
class RolesTests {

    static final List<Deployment> ALL = Deployment.ALL;

    /** All permissions with a star, with the reason why it can't be more exact. */
    private static final Set<String> STARS = Set.of(
        // Applies to the whole registry: there is no resource to name.
        "allows ecr:GetAuthorizationToken on *",
        // The instance does not exist when its role is created, so its tag identifies it.
        "allows ec2:ModifyInstanceAttribute on arn:AWS::Partition:ec2:us-west-2:AWS::AccountId:instance/*" +
            " if StringEquals ec2:ResourceTag/deepscifi:part nat",
        // The services of the cluster do not exist when the role is created.
        "allows ecs:DescribeServices, ecs:UpdateService" +
            " on arn:AWS::Partition:ecs:us-west-2:AWS::AccountId:service/ClusterFargate/*",
        // The API uses all files of this one bucket.
        "allows s3:GetObject, s3:PutObject, s3:DeleteObject on ObjectStoresAssets.Arn/*",
        // The names of CDK's own roles end with account and region.
        "allows sts:AssumeRole on arn:AWS::Partition:iam::AWS::AccountId:role/cdk-hnb659fds-*",
        // The resources of a deploy do not exist when its role is created; their names begin with those of the stage's
        // stacks.
        "allows cloudformation:DescribeStacks, cloudformation:DescribeStackEvents, cloudformation:ListStackResources" +
            " on arn:AWS::Partition:cloudformation:*:AWS::AccountId:stack/DeepSciFi-production-*," +
            " arn:AWS::Partition:cloudformation:*:AWS::AccountId:stack/CDKToolkit/*",
        "allows ecs:RunTask on arn:AWS::Partition:ecs:us-west-2:AWS::AccountId:task-definition/*DatabaseSetupTask*",
        "allows ecs:DescribeTasks on arn:AWS::Partition:ecs:us-west-2:AWS::AccountId:task/DeepSciFi-production-*",
        "allows iam:PassRole on arn:AWS::Partition:iam::AWS::AccountId:role/DeepSciFi-production-*" +
            " if StringEquals iam:PassedToService ecs-tasks.amazonaws.com",
        "allows logs:GetLogEvents on arn:AWS::Partition:logs:us-west-2:AWS::AccountId:log-group:DeepSciFi-production-*",
        "allows logs:CreateLogGroup, logs:PutRetentionPolicy on arn:AWS::Partition:logs:us-west-2:AWS::AccountId" +
            ":log-group:/aws/rds/instance/deepscifi-production-*",
        "allows cloudfront:CreateInvalidation on arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/*",
        // Only reads the definitions of containers; AWS supports no exact resource for it.
        "allows ecs:DescribeTaskDefinition on *",
        // A deploy replaces all files of the site.
        "allows s3:GetObject, s3:PutObject, s3:DeleteObject on ObjectStoresSite.Arn/*"
    );

    @Test
    void in_a_starter_each_role_may_do_this_and_nothing_else() {
        assertThat(listing(Deployment.STARTER)).isEqualTo(
            """
            NetworkNatInstanceRole
              allows ec2.amazonaws.com sts:AssumeRole
              allows ec2:CreateRoute, ec2:ReplaceRoute on arn:AWS::Partition:ec2:us-west-2:AWS::AccountId:route-table/NetworkVpcPrivateSubnet1RouteTable, arn:AWS::Partition:ec2:us-west-2:AWS::AccountId:route-table/NetworkVpcPrivateSubnet2RouteTable
              allows ec2:ModifyInstanceAttribute on arn:AWS::Partition:ec2:us-west-2:AWS::AccountId:instance/* if StringEquals ec2:ResourceTag/deepscifi:part nat
              allows cloudformation:SignalResource on AWS::StackId
            """ +
                OF_SETUP +
                OF_SERVICES +
                """
                SpareFallbackMachineRole
                  allows states.amazonaws.com sts:AssumeRole
                  allows ecs:DescribeServices, ecs:UpdateService on arn:AWS::Partition:ecs:us-west-2:AWS::AccountId:service/ClusterFargate/*
                SpareFallbackMachineEventsRole
                  allows events.amazonaws.com sts:AssumeRole
                  allows states:StartExecution on SpareFallbackMachine
                """
        );
    }

    @Test
    void in_production_each_role_may_do_this_and_nothing_else() {
        assertThat(listing(Deployment.PRODUCTION)).isEqualTo(OF_FLOW_LOGS + OF_SETUP + OF_SERVICES);
    }

    @Test
    void only_a_repository_that_may_deploy_adds_to_that() {
        assertThat(listing(Deployment.COMPLETE)).isEqualTo(
            """
            ReleaseRole
              allows ReleaseRoleGitHub sts:AssumeRoleWithWebIdentity if StringEquals token.actions.githubusercontent.com:aud sts.amazonaws.com and StringEquals token.actions.githubusercontent.com:sub [repo:deepscifi/deepscifi:environment:production, repo:deepscifi@123456/deepscifi@456789:environment:production]
              allows sts:AssumeRole on arn:AWS::Partition:iam::AWS::AccountId:role/cdk-hnb659fds-*
              allows cloudformation:DescribeStacks, cloudformation:DescribeStackEvents, cloudformation:ListStackResources on arn:AWS::Partition:cloudformation:*:AWS::AccountId:stack/DeepSciFi-production-*, arn:AWS::Partition:cloudformation:*:AWS::AccountId:stack/CDKToolkit/*
              allows ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage, ecr:CompleteLayerUpload, ecr:UploadLayerPart, ecr:InitiateLayerUpload, ecr:PutImage on RegistryApi.Arn
              allows ecr:GetAuthorizationToken on *
              allows ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage, ecr:CompleteLayerUpload, ecr:UploadLayerPart, ecr:InitiateLayerUpload, ecr:PutImage on RegistryLetta.Arn
              allows s3:ListBucket on ObjectStoresSite.Arn
              allows s3:GetObject, s3:PutObject, s3:DeleteObject on ObjectStoresSite.Arn/*
              allows ecs:RunTask on arn:AWS::Partition:ecs:us-west-2:AWS::AccountId:task-definition/*DatabaseSetupTask*
              allows ecs:DescribeTasks on arn:AWS::Partition:ecs:us-west-2:AWS::AccountId:task/DeepSciFi-production-*
              allows ecs:DescribeTaskDefinition on *
              allows iam:PassRole on arn:AWS::Partition:iam::AWS::AccountId:role/DeepSciFi-production-* if StringEquals iam:PassedToService ecs-tasks.amazonaws.com
              allows logs:GetLogEvents on arn:AWS::Partition:logs:us-west-2:AWS::AccountId:log-group:DeepSciFi-production-*
              allows logs:CreateLogGroup, logs:PutRetentionPolicy on arn:AWS::Partition:logs:us-west-2:AWS::AccountId:log-group:/aws/rds/instance/deepscifi-production-*
              allows cloudfront:CreateInvalidation on arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/*
            """ +
                OF_FLOW_LOGS +
                OF_SETUP +
                OF_SERVICES
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void no_role_may_do_everything_with_anything_or_anything_with_everything(Deployment deployment) {
        assertThat(statements(deployment))
            .filteredOn(statement -> statement.contains("*"))
            .isSubsetOf(STARS)
            .noneMatch(Pattern.compile("\\w:\\*(?:,| on )|all but").asPredicate());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void no_role_has_a_policy_of_aws_that_grows_by_itself(Deployment deployment) {
        assertThat(deployment.all("AWS::IAM::Role")).noneMatch(role -> role.has("ManagedPolicyArns"));
        assertThat(deployment.all("AWS::IAM::User")).isEmpty();
        assertThat(deployment.all("AWS::IAM::AccessKey")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void an_execution_role_reads_only_the_secrets_of_its_container(Deployment deployment) {
        for (var task : deployment.all("AWS::ECS::TaskDefinition")) {
            var role = task.says("ExecutionRoleArn").replace(".Arn", "");
            var needed = new Container(task, task.parts("ContainerDefinitions").getFirst())
                .secrets()
                .values()
                .stream()
                .map(secret -> secret.replaceFirst(":(?:username|password)::$", ""))
                .distinct();

            assertThat(Statement.ofRole(role, deployment))
                .filteredOn(statement -> statement.contains("secretsmanager:"))
                .extracting(statement -> statement.replaceFirst("^.* on ", ""))
                .containsExactlyInAnyOrderElementsOf(needed.toList());
        }
    }

    private static final String OF_FLOW_LOGS = """
    NetworkVpcRejectedIAMRole
      allows vpc-flow-logs.amazonaws.com sts:AssumeRole
      allows logs:CreateLogStream, logs:PutLogEvents, logs:DescribeLogStreams on NetworkRejectedTraffic.Arn
    """;

    private static final String OF_SETUP = """
    DatabaseSetupTaskTaskRole
      allows ecs-tasks.amazonaws.com sts:AssumeRole
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsDatabaseUrl
      allows secretsmanager:PutSecretValue, secretsmanager:UpdateSecret, secretsmanager:UpdateSecretVersionStage on SecretsDatabaseUrl
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsLettaPgUri
      allows secretsmanager:PutSecretValue, secretsmanager:UpdateSecret, secretsmanager:UpdateSecretVersionStage on SecretsLettaPgUri
    DatabaseSetupTaskExecutionRole
      allows ecs-tasks.amazonaws.com sts:AssumeRole
      allows ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage on RegistryApi.Arn
      allows ecr:GetAuthorizationToken on *
      allows logs:CreateLogStream, logs:PutLogEvents on DatabaseSetupLogs.Arn
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on DatabaseAdmin
    """;

    private static final String OF_SERVICES = """
    AgentServerTaskTaskRole
      allows ecs-tasks.amazonaws.com sts:AssumeRole
    AgentServerTaskExecutionRole
      allows ecs-tasks.amazonaws.com sts:AssumeRole
      allows ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage on RegistryLetta.Arn
      allows ecr:GetAuthorizationToken on *
      allows logs:CreateLogStream, logs:PutLogEvents on AgentServerLogs.Arn
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsAnthropicApiKey
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsLettaPgUri
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsLettaServerPassword
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsOpenAiApiKey
    ApiServiceTaskTaskRole
      allows ecs-tasks.amazonaws.com sts:AssumeRole
      allows s3:ListBucket on ObjectStoresAssets.Arn
      allows s3:GetObject, s3:PutObject, s3:DeleteObject on ObjectStoresAssets.Arn/*
    ApiServiceTaskExecutionRole
      allows ecs-tasks.amazonaws.com sts:AssumeRole
      allows ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage on RegistryApi.Arn
      allows ecr:GetAuthorizationToken on *
      allows logs:CreateLogStream, logs:PutLogEvents on ApiServiceLogs.Arn
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsAnthropicApiKey
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsDatabaseUrl
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsJwtSecret
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsLettaServerPassword
      allows secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on SecretsOpenAiApiKey
    """;

    /** Each role with the services that may assume it, and its permissions. */
    private static String listing(Deployment deployment) {
        return deployment
            .all("AWS::IAM::Role")
            .stream()
            .flatMap(role ->
                Stream.concat(
                    Stream.of(role.name()),
                    Stream.concat(trust(role), Statement.ofRole(role.name(), deployment).stream()).map(
                        statement -> "  " + statement
                    )
                )
            )
            .map(line -> line + "\n")
            .collect(joining());
    }

    private static List<String> statements(Deployment deployment) {
        return deployment
            .all("AWS::IAM::Role")
            .stream()
            .flatMap(role -> Statement.ofRole(role.name(), deployment).stream())
            .toList();
    }

    private static Stream<String> trust(Resource role) {
        return Statement.of(role, "AssumeRolePolicyDocument").stream();
    }
}
