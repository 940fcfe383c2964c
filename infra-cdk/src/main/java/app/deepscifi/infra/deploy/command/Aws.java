package app.deepscifi.infra.deploy.command;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
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
