package app.deepscifi.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForeignOriginTests {

    @Test
    void another_site_can_not_change_anything() {
        refused(request("POST", "Origin", "https://evil.example"), null);
        refused(request("DELETE", "Origin", "http://localhost:8081"), null);
        refused(request("POST", "Origin", "null"), null);
        refused(request("POST", "Origin", "::"), null);
        refused(request("POST", "Sec-Fetch-Site", "cross-site"), "https://deepscifi.example");
    }

    @Test
    void another_site_can_link_here() {
        passes(request("GET", "Origin", "https://evil.example"), null);
        passes(request("GET", "Sec-Fetch-Site", "cross-site"), null);
    }

    @Test
    void our_own_pages_and_clients_that_are_no_browser_can() {
        passes(request("POST", "Origin", "http://localhost:8080"), null);
        passes(request("POST", "Sec-Fetch-Site", "same-origin"), null);
        passes(request("POST", "User-Agent", "curl"), null);
    }

    @Test
    void the_site_may_stand_behind_proxies_that_change_the_host() {
        passes(request("POST", "Origin", "https://deepscifi.example"), "https://deepscifi.example");

        var proxied = request("POST", "Origin", "https://front.example");
        proxied.addHeader("X-Forwarded-Host", "front.example");
        passes(proxied, null);
    }

    private static MockHttpServletRequest request(String method, String header, String value) {
        var request = new MockHttpServletRequest(method, "/api/worlds");
        request.addHeader("Host", "localhost:8080");
        request.addHeader(header, value);
        return request;
    }

    private static void passes(MockHttpServletRequest request, @Nullable String publicUrl) {
        assertThatCode(() -> send(request, publicUrl)).doesNotThrowAnyException();
    }

    private static void refused(MockHttpServletRequest request, @Nullable String publicUrl) {
        var problem = catchThrowableOfType(ProblemException.class, () -> send(request, publicUrl));
        assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_ORIGIN);
    }

    private static void send(MockHttpServletRequest request, @Nullable String publicUrl) throws Exception {
        new ForeignOriginFilter(
            new HttpSettings(publicUrl == null ? null : URI.create(publicUrl), HttpSettings.Proxy.NONE)
        ).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
