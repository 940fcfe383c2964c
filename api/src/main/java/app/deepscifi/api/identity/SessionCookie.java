package app.deepscifi.api.identity;

import app.deepscifi.api.platform.http.HttpSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The session cookie: no script can read it, and no other site can use it for changes. */
@Component
class SessionCookie {

    /**
     * Browsers accept this prefix only over https and for this host, so that no other host of the domain can set the
     * cookie.
     */
    private static final String SECURE_NAME = "__Host-deepscifi_session";

    private final IdentitySettings settings;
    private final HttpSettings http;

    SessionCookie(IdentitySettings settings, HttpSettings http) {
        this.settings = settings;
        this.http = http;
    }

    Optional<String> tokenOf(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(request));
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    void set(HttpServletRequest request, HttpServletResponse response, String token, Duration age) {
        var cookie = ResponseCookie.from(name(request), token)
            .path("/")
            .httpOnly(true)
            .sameSite("Lax")
            .secure(isSecure(request))
            .maxAge(age)
            .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", Duration.ZERO);
    }

    /**
     * Without https the name contains the port: cookies ignore ports, and two instances on one machine must have
     * separate sessions.
     */
    private String name(HttpServletRequest request) {
        return isSecure(request) ? SECURE_NAME : "deepscifi_session_" + request.getServerPort();
    }

    private boolean isSecure(HttpServletRequest request) {
        if (settings.secureCookies() != null) {
            return settings.secureCookies();
        }
        return request.isSecure() || (http.publicUrl() != null && "https".equals(http.publicUrl().getScheme()));
    }
}
