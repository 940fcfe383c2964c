package app.deepscifi.infra.edge;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Statement;
import app.deepscifi.infra.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EdgeTests {

    static final List<Deployment> ALL = Deployment.ALL;

    /** Managed policies of AWS; their ids are the same in each account. */
    private static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    @ParameterizedTest
    @FieldSource("ALL")
    void browsers_may_speak_http_3_and_over_ipv6(Deployment deployment) {
        assertThat(says("HttpVersion", deployment)).isEqualTo("http2and3");
        assertThat(says("IPV6Enabled", deployment)).isEqualTo("true");
        assertThat(says("Enabled", deployment)).isEqualTo("true");
    }

    @Test
    void with_a_domain_it_has_all_names_and_speaks_tls_1_2_or_later() {
        assertThat(distribution(Deployment.COMPLETE).list("DistributionConfig.Aliases")).containsExactly(
            "deepscifi.example",
            "www.deepscifi.example",
            "api.deepscifi.example",
            "assets.deepscifi.example"
        );
        assertThat(says("ViewerCertificate", Deployment.COMPLETE)).isEqualTo(
            "{AcmCertificateArn: CertificateArn, MinimumProtocolVersion: TLSv1.2_2021, SslSupportMethod: sni-only}"
        );
    }

    @ParameterizedTest
    @FieldSource("app.deepscifi.infra.Deployment#STAGES")
    void without_a_domain_it_has_the_name_and_the_certificate_of_cloudfront(Deployment deployment) {
        assertThat(distribution(deployment).has("DistributionConfig.Aliases")).isFalse();
        assertThat(distribution(deployment).has("DistributionConfig.ViewerCertificate.AcmCertificateArn")).isFalse();
    }

    @Test
    void a_certificate_and_a_firewall_are_asked_for_only_where_there_are_any() {
        assertThat(parameters(Deployment.STARTER)).isEmpty();
        assertThat(parameters(Deployment.PRODUCTION)).containsExactly("WebAclArn");
        assertThat(parameters(Deployment.COMPLETE)).containsExactlyInAnyOrder("CertificateArn", "WebAclArn");
        assertThat(distribution(Deployment.STARTER).has("DistributionConfig.WebACLId")).isFalse();
        assertThat(says("WebACLId", Deployment.PRODUCTION)).isEqualTo("WebAclArn");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void the_site_is_read_from_its_bucket_cached_and_compressed(Deployment deployment) {
        assertThat(behavior("DefaultCacheBehavior", deployment)).isEqualTo(
            """
            AllowedMethods: [GET, HEAD]
            CachePolicyId: %s
            Compress: true
            FunctionAssociations: [{EventType: viewer-request, FunctionARN: EdgeViewerRequest.FunctionARN}]
            ResponseHeadersPolicyId: EdgeSiteHeaders
            TargetOriginId: the bucket ObjectStoresSite
            ViewerProtocolPolicy: redirect-to-https""".formatted(CACHING_OPTIMIZED)
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void the_api_is_asked_each_time_by_every_method_with_all_that_browsers_send(Deployment deployment) {
        assertThat(behavior("CacheBehaviors.0", deployment)).isEqualTo(
            """
            AllowedMethods: [GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE]
            CachePolicyId: %s
            Compress: false
            OriginRequestPolicyId: %s
            PathPattern: /api/*
            TargetOriginId: the load balancer
            ViewerProtocolPolicy: https-only""".formatted(CACHING_DISABLED, "EdgeApiRequests")
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void the_api_is_told_by_cloudfront_who_asks_and_by_which_scheme(Deployment deployment) {
        var policy = deployment.named("EdgeApiRequests", "AWS::CloudFront::OriginRequestPolicy");

        assertThat(policy.says("OriginRequestPolicyConfig.HeadersConfig")).isEqualTo(
            "{HeaderBehavior: allViewerAndWhitelistCloudFront, " +
                "Headers: [CloudFront-Viewer-Address, CloudFront-Forwarded-Proto]}"
        );
        assertThat(policy.says("OriginRequestPolicyConfig.CookiesConfig")).isEqualTo("{CookieBehavior: all}");
        assertThat(policy.says("OriginRequestPolicyConfig.QueryStringsConfig")).isEqualTo("{QueryStringBehavior: all}");
        assertThat(Container.of("api", deployment).environment()).containsEntry("TRUSTED_PROXY", "cloudfront");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void assets_are_read_from_their_bucket_cached_and_compressed(Deployment deployment) {
        assertThat(behavior("CacheBehaviors.1", deployment)).isEqualTo(
            """
            AllowedMethods: [GET, HEAD, OPTIONS]
            CachePolicyId: %s
            Compress: true
            PathPattern: /assets/*
            ResponseHeadersPolicyId: EdgeAssetsHeaders
            TargetOriginId: the bucket ObjectStoresAssets
            ViewerProtocolPolicy: redirect-to-https""".formatted(CACHING_OPTIMIZED)
        );
        assertThat(distribution(deployment).has("DistributionConfig.CacheBehaviors.2")).isFalse();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void every_bucket_is_read_by_signed_requests_only(Deployment deployment) {
        var buckets = distribution(deployment)
            .parts("DistributionConfig.Origins")
            .stream()
            .filter(origin -> origin.has("S3OriginConfig"))
            .toList();

        assertThat(buckets).hasSize(2);
        assertThat(buckets).allSatisfy(origin -> {
            var control = deployment.named(
                origin.says("OriginAccessControlId").replace(".Id", ""),
                "AWS::CloudFront::OriginAccessControl"
            );
            assertThat(control.says("OriginAccessControlConfig.SigningBehavior")).isEqualTo("always");
            assertThat(control.says("OriginAccessControlConfig.SigningProtocol")).isEqualTo("sigv4");
            assertThat(origin.says("S3OriginConfig")).isEqualTo("{OriginAccessIdentity: }");
        });
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void the_load_balancer_is_reached_inside_aws_and_may_be_silent_for_a_minute(Deployment deployment) {
        var origin = distribution(deployment)
            .parts("DistributionConfig.Origins")
            .stream()
            .filter(candidate -> candidate.has("VpcOriginConfig"))
            .findFirst()
            .orElseThrow();
        var way = deployment.only("AWS::CloudFront::VpcOrigin");

        assertThat(origin.says("DomainName")).isEqualTo("LoadBalancer.DNSName");
        assertThat(origin.says("VpcOriginConfig.OriginReadTimeout")).isEqualTo("60");
        assertThat(origin.says("VpcOriginConfig.OriginKeepaliveTimeout")).isEqualTo("60");
        assertThat(way.says("VpcOriginEndpointConfig.Arn")).isEqualTo("LoadBalancer");
        assertThat(way.says("VpcOriginEndpointConfig.HTTPPort")).isEqualTo("80");
        assertThat(way.says("VpcOriginEndpointConfig.OriginProtocolPolicy")).isEqualTo("http-only");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void nothing_has_tags_that_cloudfront_refuses_to_make_or_to_change(Deployment deployment) {
        assertThat(deployment.only("AWS::CloudFront::VpcOrigin").has("Tags")).isFalse();
        assertThat(deployment.only("AWS::CloudFront::Function").has("Tags")).isFalse();
        // CloudFormation gives the tags of a stack to all of its resources.
        assertThat(deployment.assembly().resolve("manifest.json"))
            .content()
            .contains("\"aws:cloudformation:stack\"")
            .doesNotContain("\"tags\": {");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void no_error_is_shown_to_who_asks_next_and_none_is_replaced_by_a_page(Deployment deployment) {
        assertThat(distribution(deployment).list("DistributionConfig.CustomErrorResponses")).containsExactlyInAnyOrder(
            "{ErrorCachingMinTTL: 0, ErrorCode: 404}",
            "{ErrorCachingMinTTL: 0, ErrorCode: 405}",
            "{ErrorCachingMinTTL: 0, ErrorCode: 414}",
            "{ErrorCachingMinTTL: 0, ErrorCode: 500}",
            "{ErrorCachingMinTTL: 0, ErrorCode: 501}",
            "{ErrorCachingMinTTL: 0, ErrorCode: 502}",
            "{ErrorCachingMinTTL: 0, ErrorCode: 503}",
            "{ErrorCachingMinTTL: 0, ErrorCode: 504}"
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void access_is_logged(Deployment deployment) {
        assertThat(says("Logging", deployment)).isEqualTo(
            "{Bucket: ObjectStoresAccessLogs.RegionalDomainName, Prefix: cloudfront/}"
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void only_this_distribution_reads_the_buckets(Deployment deployment) {
        var isThis =
            " if StringEquals AWS:SourceArn arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/EdgeDistribution";

        // A missing object is a 404 if the caller may list the bucket, and otherwise a 403.
        assertThat(policyOf("ObjectStoresSite", deployment)).containsExactly(
            "allows cloudfront.amazonaws.com s3:GetObject on arn:AWS::Partition:s3:::ObjectStoresSite/*" + isThis,
            "allows cloudfront.amazonaws.com s3:ListBucket on arn:AWS::Partition:s3:::ObjectStoresSite" + isThis
        );
        assertThat(policyOf("ObjectStoresAssets", deployment)).containsExactly(
            "allows cloudfront.amazonaws.com s3:GetObject on arn:AWS::Partition:s3:::ObjectStoresAssets/assets/*" +
                isThis,
            "denies * s3:* on arn:AWS::Partition:s3:::ObjectStoresAssets, arn:AWS::Partition:s3:::ObjectStoresAssets/*" +
                " if Bool aws:SecureTransport false"
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void pages_of_the_site_say_what_may_happen_on_them(Deployment deployment) {
        assertThat(headers("EdgeSiteHeaders", deployment)).isEqualTo(
            """
            ContentSecurityPolicy: {ContentSecurityPolicy: %s, Override: true}
            ContentTypeOptions: {Override: true}
            FrameOptions: {FrameOption: DENY, Override: true}
            ReferrerPolicy: {Override: true, ReferrerPolicy: strict-origin-when-cross-origin}
            StrictTransportSecurity: {AccessControlMaxAgeSec: 63072000, IncludeSubdomains: false, Override: true}\
            """.formatted(SecurityHeaders.sitePolicy("https://ObjectStoresAssets.s3.us-west-2.amazonaws.com"))
        );
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void nothing_may_happen_on_an_asset(Deployment deployment) {
        assertThat(headers("EdgeAssetsHeaders", deployment)).startsWith(
            "ContentSecurityPolicy: {ContentSecurityPolicy: " +
                "default-src 'none'; style-src 'unsafe-inline'; sandbox, Override: true}\n" +
                "ContentTypeOptions: {Override: true}\n"
        );
    }

    @Test
    void pages_run_scripts_from_files_of_the_site_only_and_use_the_object_store_for_files() {
        assertThat(SecurityHeaders.sitePolicy("https://objects.example"))
            .startsWith("default-src 'self'; script-src 'self'; ")
            .contains("; img-src 'self' https://objects.example; media-src 'self' https://objects.example; ")
            .contains("; connect-src 'self' https://objects.example; ");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void the_commands_learn_where_to_put_the_site_and_what_to_refresh(Deployment deployment) {
        assertThat(deployment.output("SiteBucket", "Edge")).isEqualTo("ObjectStoresSite");
        assertThat(deployment.output("DistributionId", "Edge")).isEqualTo("EdgeDistribution");
    }

    private static Resource distribution(Deployment deployment) {
        return deployment.only("AWS::CloudFront::Distribution");
    }

    private static String says(String property, Deployment deployment) {
        return distribution(deployment).says("DistributionConfig." + property);
    }

    /** The behavior property by property, with the origin instead of its id. */
    private static String behavior(String path, Deployment deployment) {
        var distribution = distribution(deployment);
        var behavior = distribution.json().at("/Properties/DistributionConfig/" + path.replace('.', '/'));
        var words = new Words(deployment, distribution.part());
        return behavior
            .propertyStream()
            .map(entry ->
                entry.getKey().equals("TargetOriginId")
                    ? "TargetOriginId: " + origin(entry.getValue().asString(), distribution)
                    : entry.getKey() + ": " + words.of(entry.getValue())
            )
            .sorted()
            .collect(joining("\n"));
    }

    private static String origin(String id, Resource distribution) {
        return distribution
            .parts("DistributionConfig.Origins")
            .stream()
            .filter(origin -> origin.says("Id").equals(id))
            .map(origin ->
                origin.has("VpcOriginConfig")
                    ? "the load balancer"
                    : "the bucket " + origin.says("DomainName").replace(".s3.us-west-2.amazonaws.com", "")
            )
            .findFirst()
            .orElseThrow();
    }

    private static List<String> policyOf(String bucket, Deployment deployment) {
        return deployment
            .all("AWS::S3::BucketPolicy")
            .stream()
            .filter(policy -> policy.says("Bucket").equals(bucket))
            .flatMap(policy -> Statement.of(policy, "PolicyDocument").stream())
            .toList();
    }

    private static String headers(String name, Deployment deployment) {
        var policy = deployment.named(name, "AWS::CloudFront::ResponseHeadersPolicy");
        return policy
            .json()
            .at("/Properties/ResponseHeadersPolicyConfig/SecurityHeadersConfig")
            .propertyStream()
            .map(header -> header.getKey() + ": " + new Words(deployment, policy.part()).of(header.getValue()))
            .sorted()
            .collect(joining("\n"));
    }

    private static List<String> parameters(Deployment deployment) {
        return deployment
            .document("Edge")
            .path("Parameters")
            .propertyStream()
            .map(parameter -> parameter.getKey())
            .filter(name -> !name.equals("BootstrapVersion"))
            .toList();
    }
}
