package app.deepscifi.api.platform.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param version of the product, which the build sets */
@ConfigurationProperties("deepscifi")
public record Release(String version) {
    public Release {
        version = version == null ? "unknown" : version;
    }
}
