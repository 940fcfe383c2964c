package app.deepscifi.infra.data;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ObjectStoresTests {

    static final List<Deployment> ALL = Deployment.ALL;
    static final List<Deployment> STAGES = Deployment.STAGES;

    private static final String BUCKET = "AWS::S3::Bucket";

    @ParameterizedTest
    @FieldSource("ALL")
    void there_is_one_for_the_site_one_for_assets_and_one_for_logs(Deployment deployment) {
        assertThat(deployment.all(BUCKET))
            .extracting(Resource::name)
            .containsExactly("ObjectStoresSite", "ObjectStoresAssets", "ObjectStoresAccessLogs");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void none_is_public_and_all_are_encrypted_and_kept(Deployment deployment) {
        assertThat(deployment.all(BUCKET)).allSatisfy(bucket -> {
            assertThat(bucket.says("PublicAccessBlockConfiguration")).isEqualTo(
                "{BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}"
            );
            assertThat(bucket.says("BucketEncryption")).contains("SSEAlgorithm: AES256");
            assertThat(bucket.json().path("DeletionPolicy").asString()).isEqualTo("Retain");
            assertThat(bucket.json().path("UpdateReplacePolicy").asString()).isEqualTo("Retain");
        });
    }

    /** A retained bucket with a fixed name would block the creation of the next one. */
    @ParameterizedTest
    @FieldSource("ALL")
    void none_has_a_name_of_ours(Deployment deployment) {
        assertThat(deployment.all(BUCKET)).noneMatch(bucket -> bucket.has("BucketName"));
    }

    @Test
    void assets_can_be_restored_for_a_month_and_uploads_that_nobody_completed_go_after_a_day() {
        var assets = Deployment.STARTER.named("ObjectStoresAssets", BUCKET);

        assertThat(assets.says("VersioningConfiguration.Status")).isEqualTo("Enabled");
        assertThat(assets.list("LifecycleConfiguration.Rules")).containsExactlyInAnyOrder(
            "{AbortIncompleteMultipartUpload: {DaysAfterInitiation: 1}, Status: Enabled}",
            "{ExpirationInDays: 1, Prefix: uploads/, Status: Enabled}",
            "{NoncurrentVersionExpiration: {NoncurrentDays: 30}, Status: Enabled}"
        );
    }

    @Test
    void browsers_may_upload_from_the_site_only() {
        assertThat(uploads(Deployment.COMPLETE)).containsExactly(
            "{AllowedHeaders: [content-type], AllowedMethods: [PUT], AllowedOrigins: [https://deepscifi.example], MaxAge: 3600}"
        );
        assertThat(uploads(Deployment.STARTER)).containsExactly(
            "{AllowedHeaders: [content-type], AllowedMethods: [PUT], AllowedOrigins: [https://*.cloudfront.net], MaxAge: 3600}"
        );
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void access_logs_expire_with_the_other_logs(Deployment deployment) {
        assertThat(
            deployment.named("ObjectStoresAccessLogs", BUCKET).list("LifecycleConfiguration.Rules")
        ).containsExactly("{ExpirationInDays: %d, Status: Enabled}".formatted(deployment.stage().logDays()));
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void only_what_logs_may_write_to_the_bucket_of_logs(Deployment deployment) {
        assertThat(
            Statement.of(deployment.named("ObjectStoresAccessLogsPolicy", "AWS::S3::BucketPolicy"), "PolicyDocument")
        ).containsExactly(
            "denies * s3:* on ObjectStoresAccessLogs.Arn, ObjectStoresAccessLogs.Arn/*" +
                " if Bool aws:SecureTransport false",
            // The AWS account whose load balancers write logs in us-west-2.
            "allows arn:AWS::Partition:iam::797873946194:root s3:PutObject" +
                " on ObjectStoresAccessLogs.Arn/load-balancer/AWSLogs/AWS::AccountId/*",
            "allows delivery.logs.amazonaws.com s3:PutObject" +
                " on ObjectStoresAccessLogs.Arn/load-balancer/AWSLogs/AWS::AccountId/*" +
                " if StringEquals s3:x-amz-acl bucket-owner-full-control",
            "allows delivery.logs.amazonaws.com s3:GetBucketAcl on ObjectStoresAccessLogs.Arn"
        );
    }

    /** CloudFront still writes its logs with ACLs, which the bucket must allow. */
    @Test
    void the_bucket_of_logs_takes_access_lists() {
        assertThat(
            Deployment.STARTER.named("ObjectStoresAccessLogs", BUCKET).says("OwnershipControls.Rules.0.ObjectOwnership")
        ).isEqualTo("BucketOwnerPreferred");
    }

    private static List<String> uploads(Deployment deployment) {
        return deployment.named("ObjectStoresAssets", BUCKET).list("CorsConfiguration.CorsRules");
    }
}
