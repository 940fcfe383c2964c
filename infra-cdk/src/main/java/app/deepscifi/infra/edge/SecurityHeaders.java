package app.deepscifi.infra.edge;

import static java.util.stream.Collectors.joining;

import app.deepscifi.infra.stage.ResourceFiles;
import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/** The security headers of responses. */
final class SecurityHeaders {

    private static final Pattern USES_OBJECTS = Pattern.compile("^(img|media|connect)-src ");

    private static final Duration TWO_YEARS = Duration.days(730);

    private SecurityHeaders() {}

    /** @param objects the origin of the object store, where pages upload files and read private ones */
    static ResponseHeadersPolicy ofSite(Construct scope, String objects) {
        return policy(scope, "SiteHeaders", sitePolicy(objects));
    }

    static ResponseHeadersPolicy ofAssets(Construct scope) {
        return policy(scope, "AssetsHeaders", assetsPolicy());
    }

    /** Returns the site's content security policy, from {@code web-static/src/content-security-policy.txt}, which {@code local} reads too. */
    static String sitePolicy(String objects) {
        return ResourceFiles.text(SecurityHeaders.class, "site/content-security-policy.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> USES_OBJECTS.matcher(line).find() ? line + " " + objects : line)
            .collect(joining("; "));
    }

    /** Returns the content security policy of uploaded files, which the API sends with covers. */
    private static String assetsPolicy() {
        return ResourceFiles.text(SecurityHeaders.class, "assets/content-security-policy.txt").strip();
    }

    private static ResponseHeadersPolicy policy(Construct scope, String id, String contentPolicy) {
        return ResponseHeadersPolicy.Builder.create(scope, id)
            .securityHeadersBehavior(
                ResponseSecurityHeadersBehavior.builder()
                    .contentSecurityPolicy(
                        ResponseHeadersContentSecurityPolicy.builder()
                            .contentSecurityPolicy(contentPolicy)
                            .override(true)
                            .build()
                    )
                    .contentTypeOptions(ResponseHeadersContentTypeOptions.builder().override(true).build())
                    .frameOptions(
                        ResponseHeadersFrameOptions.builder()
                            .frameOption(HeadersFrameOption.DENY)
                            .override(true)
                            .build()
                    )
                    .referrerPolicy(
                        ResponseHeadersReferrerPolicy.builder()
                            .referrerPolicy(HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)
                            .override(true)
                            .build()
                    )
                    .strictTransportSecurity(
                        ResponseHeadersStrictTransportSecurity.builder()
                            .accessControlMaxAge(TWO_YEARS)
                            .includeSubdomains(false)
                            .override(true)
                            .build()
                    )
                    .build()
            )
            .build();
    }
}
