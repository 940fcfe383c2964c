package app.deepscifi.api.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Accepts the common form of a database URL, {@code postgresql://user:password@host:5432/name}. */
final class DatabaseUrl implements EnvironmentPostProcessor {

    static final String MISSING = "DATABASE_URL is missing: give postgresql://user:password@host:5432/database";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var url = environment.getProperty("deepscifi.database-url");
        if (url == null || url.isBlank() || environment.containsProperty("spring.datasource.url")) {
            return;
        }
        environment.getPropertySources().addLast(new MapPropertySource("DATABASE_URL", properties(url)));
    }

    static Map<String, Object> properties(String url) {
        var uri = parse(url);
        var properties = new LinkedHashMap<String, Object>();
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        properties.put("spring.datasource.url", "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query);
        if (uri.getRawUserInfo() != null) {
            var user = uri.getRawUserInfo().split(":", 2);
            properties.put("spring.datasource.username", decoded(user[0]));
            if (user.length == 2) {
                properties.put("spring.datasource.password", decoded(user[1]));
            }
        }
        return properties;
    }

    /**
     * Classes 08 (connection), 28 (sign-in) and 3D (no such database): the operator can fix these; all others are our
     * errors.
     */
    static boolean isUnreachable(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D"));
    }

    private static URI parse(String url) {
        try {
            var uri = new URI(url);
            var named = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (named && uri.getHost() != null && uri.getRawPath().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException ignored) {
            // Reported below without the URL, which may contain a password.
        }
        throw new InvalidSettingException(
            "DATABASE_URL",
            "must look like postgresql://user:password@host:5432/database"
        );
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
