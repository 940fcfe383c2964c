package app.deepscifi.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.http.HttpSettings.Proxy;
import app.deepscifi.api.platform.settings.Bound;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpSettingsTests {

    private final Bound<HttpSettings> bound = new Bound<>(HttpSettings.class, Map.of());

    @Test
    void defaults() {
        assertThat(bound.with(Map.of())).isEqualTo(new HttpSettings(null, Proxy.NONE));
        assertThat(bound.with(Map.of("deepscifi.public-url", "", "deepscifi.trusted-proxy", ""))).isEqualTo(
            new HttpSettings(null, Proxy.NONE)
        );
    }

    @Test
    void every_setting_is_read() {
        var all = Map.of("deepscifi.public-url", "https://deepsci.fi", "deepscifi.trusted-proxy", "cloudfront");

        assertThat(bound.with(all)).isEqualTo(new HttpSettings(URI.create("https://deepsci.fi"), Proxy.CLOUDFRONT));
    }

    @Test
    void a_malformed_setting_is_named_as_the_operator_knows_it() {
        bound.refuses("deepscifi.trusted-proxy", "nginx", "TRUSTED_PROXY must be one of none, forwarded, cloudfront");
        bound.refuses("deepscifi.public-url", "deepscifi.example", "PUBLIC_URL must be");
    }
}
