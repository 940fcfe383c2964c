package app.deepscifi.api.platform.http;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import app.deepscifi.api.platform.settings.Setting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * Addresses of the service.
 *
 * @param publicUrl    address of the site, such as {@code https://deepscifi.example}; null if it is the host of each request
 * @param trustedProxy the proxy whose headers name the client
 */
@ConfigurationProperties("deepscifi")
public record HttpSettings(@Nullable URI publicUrl, Proxy trustedProxy) {
    public HttpSettings {
        if (publicUrl != null && !Setting.isWebAddress(publicUrl.toString())) {
            throw new InvalidSettingException("PUBLIC_URL", "must be an address such as https://deepscifi.example");
        }
    }

    @ConstructorBinding
    public HttpSettings(@Nullable URI publicUrl, @Nullable String trustedProxy) {
        this(publicUrl, Setting.oneOf("TRUSTED_PROXY", trustedProxy, Proxy.NONE));
    }

    /** A proxy in front of the service. */
    public enum Proxy {
        NONE,
        /** Sets X-Forwarded-For and X-Forwarded-Proto. */
        FORWARDED,
        /** Sets CloudFront's own headers. */
        CLOUDFRONT,
    }
}
