package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.http.HttpSettings;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SessionCookieTests {

    private final SessionCookie cookie = new SessionCookie(
        IdentitySettingsTests.DEFAULT,
        new HttpSettings(null, HttpSettings.Proxy.NONE)
    );

    @Test
    void over_https_no_other_host_of_the_domain_can_plant_one() {
        var set = set(request("https", 443));

        assertThat(set).startsWith("__Host-deepscifi_session=token;").contains("; Secure", "; HttpOnly", "; Path=/");
        assertThat(set).doesNotContain("Domain");
        var planted = request("https", 443);
        planted.setCookies(new Cookie("deepscifi_session", "planted"), new Cookie("deepscifi_session_443", "planted"));
        assertThat(cookie.tokenOf(planted)).isEmpty();
    }

    @Test
    void two_instances_on_one_machine_have_a_cookie_each() {
        var both = request("http", 8081);
        both.setCookies(new Cookie("deepscifi_session_8080", "one"), new Cookie("deepscifi_session_8081", "two"));

        assertThat(set(request("http", 8080)))
            .startsWith("deepscifi_session_8080=token;")
            .doesNotContain("Secure");
        assertThat(cookie.tokenOf(both)).contains("two");
    }

    @Test
    void on_an_https_site_the_scheme_of_the_last_hop_does_not_matter() {
        var behindProxy = new SessionCookie(
            IdentitySettingsTests.DEFAULT,
            new HttpSettings(URI.create("https://deepscifi.example"), HttpSettings.Proxy.FORWARDED)
        );
        var response = new MockHttpServletResponse();

        behindProxy.set(request("http", 8080), response, "token", Duration.ofDays(1));

        assertThat(response.getHeader("Set-Cookie")).startsWith("__Host-deepscifi_session=token;");
    }

    private String set(MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        cookie.set(request, response, "token", Duration.ofDays(1));
        return String.valueOf(response.getHeader("Set-Cookie"));
    }

    private static MockHttpServletRequest request(String scheme, int port) {
        var request = new MockHttpServletRequest("GET", "/api/auth/me");
        request.setScheme(scheme);
        request.setSecure(scheme.equals("https"));
        request.setServerPort(port);
        return request;
    }
}
