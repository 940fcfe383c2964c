package app.deepscifi.infra.edge;

import app.deepscifi.infra.data.ObjectStores;
import app.deepscifi.infra.network.LoadBalancer;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestCookieBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SSLMethod;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginWithEndpointProps;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketPolicy;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * One CloudFront distribution for all names. It serves the site and the assets from their buckets, and passes
 * {@code /api/*} to the internal load balancer without caching or compression.
 */
public final class Edge extends Construct {

    /** CloudFront's maximum without a raised quota; the API sends a sign of life every 15 s. */
    private static final Duration SILENCE = Duration.seconds(60);

    /** Errors that CloudFront would cache for ten seconds regardless of the origin's headers. */
    private static final List<Integer> KEPT_ERRORS = List.of(404, 405, 414, 500, 501, 502, 503, 504);

    private final Distribution distribution;

    /**
     * @param certificate the ARN of the certificate of the domain; null without a domain
     * @param firewall    the ARN of the web ACL; null if the stage has none
     */
    public Edge(
        Construct scope,
        Settings settings,
        LoadBalancer loadBalancer,
        ObjectStores stores,
        @Nullable String certificate,
        @Nullable String firewall
    ) {
        super(scope, "Edge");
        // By name, because the buckets outlive this stack and its policies do not.
        var site = known("Site", stores.site());
        var assets = known("Assets", stores.assets());
        var api = VpcOrigin.withApplicationLoadBalancer(
            loadBalancer.balancer(),
            VpcOriginWithEndpointProps.builder()
                .httpPort(80)
                .protocolPolicy(OriginProtocolPolicy.HTTP_ONLY)
                .readTimeout(SILENCE)
                .keepaliveTimeout(SILENCE)
                .build()
        );
        var builder = Distribution.Builder.create(this, "Distribution")
            .comment("Deep Sci-Fi")
            .defaultBehavior(
                siteBehavior(
                    S3BucketOrigin.withOriginAccessControl(site),
                    "https://" + assets.getBucketRegionalDomainName()
                )
            )
            .additionalBehaviors(behaviors(api, S3BucketOrigin.withOriginAccessControl(assets)))
            .errorResponses(KEPT_ERRORS.stream().map(Edge::notKept).toList())
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
            .sslSupportMethod(SSLMethod.SNI)
            .priceClass(PriceClass.PRICE_CLASS_100)
            .enableLogging(true)
            .logBucket(stores.accessLogs())
            .logFilePrefix("cloudfront/");
        if (firewall != null) {
            builder.webAclId(firewall);
        }
        if (certificate != null) {
            builder
                .domainNames(Domain.names(settings.domain().orElseThrow()))
                .certificate(Certificate.fromCertificateArn(this, "Certificate", certificate));
        }
        this.distribution = builder.build();
        settings.domain().ifPresent(domain -> new Domain(this, domain, distribution));
        readable(
            "SiteReaders",
            site,
            List.of(allow("s3:GetObject", site.arnForObjects("*")), allow("s3:ListBucket", site.getBucketArn()))
        );
        readable(
            "AssetsReaders",
            assets,
            List.of(allow("s3:GetObject", assets.arnForObjects("assets/*")), onlyEncrypted(assets))
        );
        // The export stays even with a domain, which needs none: an operator may set the domain later, while Services
        // still imports it.
        Stack.of(this).exportValue(distribution.getDistributionDomainName());
        StackOutputs.add(this, "SiteBucket", site.getBucketName());
        StackOutputs.add(this, "DistributionId", distribution.getDistributionId());
        StackOutputs.add(this, "Address", address(settings));
        findings();
    }

    /** Returns the public address of the site. */
    public String address(Settings settings) {
        return (
            "https://" + settings.domain().map(Settings.Domain::name).orElse(distribution.getDistributionDomainName())
        );
    }

    public Distribution distribution() {
        return distribution;
    }

    /** The order is fixed, because CDK numbers the origins by it. */
    private Map<String, BehaviorOptions> behaviors(IOrigin api, IOrigin assets) {
        var behaviors = new LinkedHashMap<String, BehaviorOptions>();
        behaviors.put("/api/*", apiBehavior(api));
        behaviors.put("/assets/*", assetsBehavior(assets));
        return behaviors;
    }

    private BehaviorOptions siteBehavior(IOrigin site, String objects) {
        var viewerRequest = Function.Builder.create(this, "ViewerRequest")
            .comment("Which file answers an address")
            .runtime(FunctionRuntime.JS_2_0)
            .code(FunctionCode.fromInline(ViewerRequest.code()))
            .build();
        return BehaviorOptions.builder()
            .origin(site)
            .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
            .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
            // Follows the bucket's Cache-Control: no expiry for names with a hash, revalidation for others.
            .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
            .compress(true)
            .responseHeadersPolicy(SecurityHeaders.ofSite(this, objects))
            .functionAssociations(
                List.of(
                    FunctionAssociation.builder()
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .function(viewerRequest)
                        .build()
                )
            )
            .build();
    }

    /** Adds no headers, because the API sets its own, also those for security. */
    private BehaviorOptions apiBehavior(IOrigin api) {
        return BehaviorOptions.builder()
            .origin(api)
            .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
            .allowedMethods(AllowedMethods.ALLOW_ALL)
            .cachePolicy(CachePolicy.CACHING_DISABLED)
            .originRequestPolicy(allOfTheViewer())
            .compress(false)
            .build();
    }

    /**
     * Forwards everything from the browser, with the client's address and scheme, which only CloudFront knows.
     * CloudFront overwrites these two headers, so that a browser cannot forge them.
     */
    private OriginRequestPolicy allOfTheViewer() {
        return OriginRequestPolicy.Builder.create(this, "ApiRequests")
            .comment("All that browsers send, and who they are")
            .headerBehavior(OriginRequestHeaderBehavior.all("CloudFront-Viewer-Address", "CloudFront-Forwarded-Proto"))
            .cookieBehavior(OriginRequestCookieBehavior.all())
            .queryStringBehavior(OriginRequestQueryStringBehavior.all())
            .build();
    }

    private BehaviorOptions assetsBehavior(IOrigin assets) {
        return BehaviorOptions.builder()
            .origin(assets)
            .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
            .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
            .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
            .compress(true)
            .responseHeadersPolicy(SecurityHeaders.ofAssets(this))
            .build();
    }

    private static ErrorResponse notKept(int status) {
        return ErrorResponse.builder().httpStatus(status).ttl(Duration.seconds(0)).build();
    }

    private IBucket known(String id, Bucket bucket) {
        return Bucket.fromBucketName(this, id, bucket.getBucketName());
    }

    private PolicyStatement allow(String action, String resource) {
        return PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
            .actions(List.of(action))
            .resources(List.of(resource))
            .conditions(Map.of("StringEquals", Map.of("AWS:SourceArn", distribution.getDistributionArn())))
            .build();
    }

    private static PolicyStatement onlyEncrypted(IBucket bucket) {
        return PolicyStatement.Builder.create()
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("s3:*"))
            .resources(List.of(bucket.getBucketArn(), bucket.arnForObjects("*")))
            .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
            .build();
    }

    private void readable(String id, IBucket bucket, List<PolicyStatement> statements) {
        var policy = BucketPolicy.Builder.create(this, id).bucket(bucket).build();
        statements.forEach(statement -> policy.getDocument().addStatements(statement));
    }

    private void findings() {
        Findings.acknowledge(
            this,
            "Annotation::@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
            "The policies stand here, beside the distribution."
        );
        Findings.accept(
            this,
            "AwsSolutions-S10",
            "The site's files are public; CloudFront reads them over TLS, and nobody else may."
        );
        Findings.accept(distribution, "AwsSolutions-CFR1", "People write and read everywhere.");
        Findings.accept(
            distribution,
            "AwsSolutions-CFR4",
            "Without a domain, CloudFront's own certificate decides the protocol; with one it is TLS 1.2 of 2021."
        );
        Findings.accept(
            distribution,
            "AwsSolutions-CFR2",
            "The stage production has AWS WAF; for a starter it would cost as much as its database."
        );
    }
}
