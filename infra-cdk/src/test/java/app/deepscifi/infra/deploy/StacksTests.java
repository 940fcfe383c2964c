package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;

class StacksTests {

    /** The creation failed, and so did its roll-back, since nothing deletes what is protected. */
    @ParameterizedTest
    @ValueSource(strings = { "CREATE_FAILED", "ROLLBACK_FAILED", "DELETE_FAILED" })
    void what_a_first_deploy_left_is_deleted_though_it_is_protected(String status) throws IOException {
        try (var aws = new StackServer("CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", status)) {
            prepareForDeploy(aws);

            assertThat(aws.status()).isEqualTo("gone");
        }
    }

    @Test
    void so_is_a_cluster() throws IOException {
        for (var isThere : List.of(true, false)) {
            try (var aws = new StackServer("CREATE_IN_PROGRESS", "ROLLBACK_FAILED")) {
                aws.withCluster();
                if (!isThere) {
                    aws.withoutDatabase();
                }

                prepareForDeploy(aws);

                assertThat(aws.status()).isEqualTo("gone");
            }
        }
    }

    @Test
    void a_database_that_never_was_is_not_in_the_way() throws IOException {
        try (var aws = new StackServer("CREATE_IN_PROGRESS", "ROLLBACK_FAILED")) {
            aws.withoutDatabase();

            prepareForDeploy(aws);

            assertThat(aws.status()).isEqualTo("gone");
        }
    }

    @Test
    void a_stack_that_came_to_be_is_left_to_a_person_where_its_deletion_failed() throws IOException {
        try (var aws = new StackServer("CREATE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_FAILED")) {
            assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> prepareForDeploy(aws))
                .withMessageContaining("delete it in the console");

            assertThat(aws.status()).isEqualTo("DELETE_FAILED");
        }
    }

    private static void prepareForDeploy(StackServer aws) {
        try (var cloudFormation = connected(CloudFormationClient.builder(), aws)) {
            var protection = new DeletionProtection(
                () -> connected(RdsClient.builder(), aws),
                () -> connected(ElasticLoadBalancingV2Client.builder(), aws)
            );
            var steps = new Steps(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
            new Stacks(cloudFormation, protection, "us-west-2", steps).prepareForDeploy("Data");
        }
    }

    private static <C> C connected(AwsClientBuilder<?, C> client, StackServer aws) {
        return client
            .endpointOverride(aws.address())
            .region(Region.US_WEST_2)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build();
    }
}
