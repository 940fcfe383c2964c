package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.JsonService;
import app.deepscifi.infra.deploy.command.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

class PreflightTests {

    private static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
        AwsBasicCredentials.create("any", "any")
    );
    private static final String NO_ROLE = "none";

    private final AccountServer account = new AccountServer();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of("ANTHROPIC_API_KEY", "sk-ant-test"));

    PreflightTests() throws IOException {}

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void an_account_that_has_everything_hears_nothing() {
        run(Deployment.STARTER);
        run(Deployment.PRODUCTION);
        run(Deployment.LARGE);

        assertThat(said()).isEmpty();
    }

    @Test
    void a_free_plan_keeps_no_backups_of_a_cluster_for_a_month() {
        account.answers("GetAccountPlanState", "{\"accountPlanType\": \"FREE\"}");

        refused(Deployment.LARGE, "which keeps backups of a database for less than 30 days: upgrade the plan");
    }

    @Test
    void a_free_plan_starts_no_nano_and_keeps_backups_for_a_short_time() {
        account.answers("GetAccountPlanState", "{\"accountPlanType\": \"FREE\"}");

        refused(
            Deployment.STARTER,
            "which starts no t4g.nano: upgrade the plan (its credits stay), or take a t4g.micro",
            "which keeps backups of a database for less than 7 days: upgrade the plan"
        );
    }

    @Test
    void too_few_processors_for_the_tasks_at_rest_are_refused() {
        account.answers("ListServiceQuotas fargate", AccountServer.fargate(2, 0));

        refused(
            Deployment.STARTER,
            "The quota \"Fargate Spot vCPU resource count\" of Fargate is 0.0, and this stage needs 0.75"
        );
        refused(
            Deployment.PRODUCTION,
            "The quota \"Fargate On-Demand vCPU resource count\" of Fargate is 2.0, and this stage needs 2.25"
        );
    }

    @Test
    void too_few_processors_for_an_upgrade_are_a_hint() {
        account.answers("ListServiceQuotas fargate", AccountServer.fargate(4, 4000));

        run(Deployment.PRODUCTION);

        assertThat(said()).contains("is 4.0, and an upgrade of all tasks at once needs 4.25");
    }

    @Test
    void too_few_addresses_are_refused_where_there_are_nat_gateways() {
        account.answers("ListServiceQuotas ec2", AccountServer.addresses(1));

        run(Deployment.STARTER);
        refused(
            Deployment.PRODUCTION,
            "The quota \"EC2-VPC Elastic IPs\" of EC2 is 1, 0 are in use and this stage needs 2"
        );
    }

    @Test
    void addresses_of_a_first_deploy_that_failed_do_not_count_twice() {
        account.answers("ListServiceQuotas ec2", AccountServer.addresses(2));
        account.answers(
            "DescribeAddresses",
            "<addressesSet><item><tagSet><item><key>deepscifi:stage</key><value>production</value></item></tagSet></item></addressesSet>"
        );

        run(Deployment.PRODUCTION);

        assertThat(said()).isEmpty();
    }

    @Test
    void a_zone_that_the_account_lacks_is_refused() {
        account.answers("DescribeAvailabilityZones", AccountServer.zones("us-west-2a", "us-west-2c"));

        refused(Deployment.STARTER, "The account has no zone us-west-2b, but us-west-2a, us-west-2c");
    }

    @Test
    void the_first_distribution_and_missing_roles_and_keys_are_hints() {
        account.answers("ListDistributions", "<DistributionList><Quantity>0</Quantity></DistributionList>");
        account.answers("GetRole", NO_ROLE);
        environment.clear();

        run(Deployment.STARTER);

        assertThat(said()).contains(
            "no distribution of CloudFront yet: if AWS says that it must be verified first, open a case",
            "aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com",
            "aws iam create-service-linked-role --aws-service-name rds.amazonaws.com",
            "no key of a model is set"
        );
        assertThat(said()).doesNotContain("elasticache.amazonaws.com");
    }

    @Test
    void a_question_that_aws_refuses_is_named_and_the_others_are_asked() {
        account.refuseAll();

        run(Deployment.PRODUCTION);

        assertThat(said().lines())
            .hasSize(6)
            .allMatch(line -> line.matches(" *could not ask about .* \\(AccessDenied.*\\): going on"));
    }

    private void refused(Deployment deployment, String... lines) {
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> run(deployment))
            .withMessageStartingWith("Nothing was made, because this would fail:")
            .satisfies(failure -> assertThat(failure.getMessage()).contains(lines));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void run(Deployment deployment) {
        try (
            var ec2 = connected(Ec2Client.builder());
            var iam = connected(IamClient.builder());
            var cloudFront = connected(CloudFrontClient.builder())
        ) {
            var assembly = new Assembly(deployment.assembly(), stacks(deployment));
            var steps = new Steps(new PrintStream(printed, true, StandardCharsets.UTF_8));
            new Preflight(
                deployment.stage(),
                assembly,
                json("AWSFreeTierService"),
                json("ServiceQuotasV20190624"),
                ec2,
                iam,
                cloudFront,
                environment,
                steps
            ).run();
        }
    }

    private static List<AssembledStack> stacks(Deployment deployment) {
        return deployment
            .stacks()
            .keySet()
            .stream()
            .map(part ->
                new AssembledStack(part, deployment.stage().region(), deployment.assembly(), deployment.document(part))
            )
            .toList();
    }

    private JsonService json(String target) {
        return new JsonService(
            CREDENTIALS,
            account.address(),
            "us-west-2",
            "any",
            target,
            "application/x-amz-json-1.1"
        );
    }

    private <C> C connected(AwsClientBuilder<?, C> client) {
        return client
            .endpointOverride(account.address())
            .region(Region.US_WEST_2)
            .credentialsProvider(CREDENTIALS)
            .build();
    }
}
