package app.deepscifi.infra.deploy.command;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Clients of AWS with the operator's credentials, from the usual sources: environment variables, profiles, single
 * sign-on or roles.
 */
public record Aws(AwsCredentialsProvider credentials, String account) {
    /** Finds the credentials; fails with one line if there are none. */
    public static Aws signIn(String region) {
        var credentials = DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
        } catch (SdkException none) {
            throw new Failure(
                "No AWS credentials: set AWS_PROFILE (after `aws sso login`), " +
                    "or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
            );
        }
        try (var sts = StsClient.builder().credentialsProvider(credentials).region(Region.of(region)).build()) {
            return new Aws(credentials, sts.getCallerIdentity().account());
        } catch (StsException refused) {
            throw new Failure("AWS does not accept the credentials: " + refused.awsErrorDetails().errorMessage());
        } catch (SdkClientException unreachable) {
            throw new Failure("AWS does not answer: " + unreachable.getMessage());
        }
    }

    public CloudFormationClient cloudFormation(String region) {
        return CloudFormationClient.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }

    public CloudFrontClient cloudFront() {
        return CloudFrontClient.builder().credentialsProvider(credentials).region(Region.AWS_GLOBAL).build();
    }

    public CloudWatchLogsClient logs(String region) {
        return CloudWatchLogsClient.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }

    public Ec2Client ec2(String region) {
        return Ec2Client.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }

    public EcrClient ecr(String region) {
        return EcrClient.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }

    public EcsClient ecs(String region) {
        return EcsClient.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }

    public ElasticLoadBalancingV2Client loadBalancers(String region) {
        return ElasticLoadBalancingV2Client.builder()
            .credentialsProvider(credentials)
            .region(Region.of(region))
            .build();
    }

    /** AWS Free Tier, which knows the plan of the account. */
    public JsonService plans() {
        return new JsonService(
            credentials,
            address("https://freetier.us-east-1.api.aws"),
            "us-east-1",
            "freetier",
            "AWSFreeTierService",
            "application/x-amz-json-1.0"
        );
    }

    public IamClient iam() {
        return IamClient.builder().credentialsProvider(credentials).region(Region.AWS_GLOBAL).build();
    }

    public JsonService quotas(String region) {
        return new JsonService(
            credentials,
            address("https://servicequotas.%s.amazonaws.com".formatted(region)),
            region,
            "servicequotas",
            "ServiceQuotasV20190624",
            "application/x-amz-json-1.1"
        );
    }

    /** Returns the address of a service, unless the environment names another for all services as the SDK takes it. */
    private static URI address(String standard) {
        return URI.create(Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")).orElse(standard));
    }

    public RdsClient databases(String region) {
        return RdsClient.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }

    public S3Client s3(String region) {
        return S3Client.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }

    public SecretsManagerClient secrets(String region) {
        return SecretsManagerClient.builder().credentialsProvider(credentials).region(Region.of(region)).build();
    }
}
