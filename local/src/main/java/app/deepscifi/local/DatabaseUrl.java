package app.deepscifi.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code DATABASE_URL} in the form of JDBC.
 *
 * @param jdbc without user and password
 */
record DatabaseUrl(String jdbc, String user, String password, String server) {
    private static final String SHAPE = "DATABASE_URL must look like postgresql://user:password@host:5432/database: ";

    /** The message of a failure never repeats the value: it holds a password. */
    static DatabaseUrl parse(String value) {
        var uri = uri(value);
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new StartFailure(SHAPE + "it does not begin with postgresql://.");
        }
        if (uri.getHost() == null) {
            throw new StartFailure(SHAPE + "it names no host.");
        }
        if (uri.getRawPath().length() < 2) {
            throw new StartFailure(SHAPE + "it names no database.");
        }
        if (uri.getRawUserInfo() == null) {
            throw new StartFailure(SHAPE + "it names no user.");
        }
        var user = uri.getRawUserInfo().split(":", 2);
        var server = uri.getHost() + ":" + (uri.getPort() == -1 ? 5432 : uri.getPort());
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseUrl(
            "jdbc:postgresql://" + server + uri.getRawPath() + query,
            decode(user[0]),
            user.length == 2 ? decode(user[1]) : "",
            server + uri.getPath()
        );
    }

    @Override
    public String toString() {
        return server;
    }

    private static URI uri(String value) {
        try {
            return new URI(value.strip());
        } catch (URISyntaxException e) {
            // The cause would print the whole value.
            throw new StartFailure(SHAPE + "it is no URL (special characters in a password are written as %40).");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
