package app.deepscifi.infra.data;

import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.Settings;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The buckets: files of the site, assets of worlds and stories, and access logs. None is public. CloudFront may read
 * the first two, by policies that are in the stack of its distribution.
 */
public final class ObjectStores extends Construct {

    private final Bucket site;
    private final Bucket assets;
    private final Bucket accessLogs;

    public ObjectStores(Construct scope, DeploymentStage stage, Settings settings) {
        super(scope, "ObjectStores");
        this.site = bucket("Site").build();
        this.assets = bucket("Assets")
            .versioned(true)
            .cors(List.of(presignedUploads(settings)))
            .lifecycleRules(List.of(unfinishedUploads(), uncheckedUploads(), replacedFiles()))
            .build();
        this.accessLogs = bucket("AccessLogs")
            // CloudFront and the load balancer write logs here, and CloudFront still needs an access control list for
            // it.
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
            .enforceSsl(true)
            .lifecycleRules(List.of(LifecycleRule.builder().expiration(Duration.days(stage.logDays())).build()))
            .build();
        var policyElsewhere = "Its policy stands with the distribution that reads it, in the stack Edge.";
        Findings.accept(site, "AwsSolutions-S10", policyElsewhere);
        Findings.accept(assets, "AwsSolutions-S10", policyElsewhere);
        var logsElsewhere = "CloudFront, its only reader, logs each request.";
        Findings.accept(site, "AwsSolutions-S1", logsElsewhere);
        Findings.accept(assets, "AwsSolutions-S1", logsElsewhere);
        Findings.accept(accessLogs, "AwsSolutions-S1", "It holds the logs.");
    }

    public Bucket site() {
        return site;
    }

    public Bucket assets() {
        return assets;
    }

    public Bucket accessLogs() {
        return accessLogs;
    }

    private Bucket.Builder bucket(String id) {
        return Bucket.Builder.create(this, id)
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .removalPolicy(RemovalPolicy.RETAIN);
    }

    /** Lets pages of the site upload. The permission itself is in the presigned URL. */
    private static CorsRule presignedUploads(Settings settings) {
        return CorsRule.builder()
            .allowedMethods(List.of(HttpMethods.PUT))
            .allowedHeaders(List.of("content-type"))
            .allowedOrigins(
                List.of(
                    settings
                        .domain()
                        .map(domain -> "https://" + domain.name())
                        .orElse("https://*.cloudfront.net")
                )
            )
            .maxAge(3600)
            .build();
    }

    private static LifecycleRule unfinishedUploads() {
        return LifecycleRule.builder().abortIncompleteMultipartUploadAfter(Duration.days(1)).build();
    }

    /** Uploads that nobody completed, in case the API could not delete them. */
    private static LifecycleRule uncheckedUploads() {
        return LifecycleRule.builder().prefix("uploads/").expiration(Duration.days(1)).build();
    }

    private static LifecycleRule replacedFiles() {
        return LifecycleRule.builder().noncurrentVersionExpiration(Duration.days(30)).build();
    }
}
