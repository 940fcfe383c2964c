package app.deepscifi.e2e.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A client with its own cookie jar, like a browser without a session. */
public sealed class Visitor permits Person {

    public static final JsonMapper JSON = JsonMapper.shared();

    private static final byte[] NOTHING = {};

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(cookies)
        .build();
    private final Supplier<URI> address;

    /** @param address the current address of the platform, which a restart may change */
    public Visitor(Supplier<URI> address) {
        this.address = address;
    }

    Supplier<URI> address() {
        return address;
    }

    /** The cookies with which a browser continues as this visitor. */
    public CookieManager cookies() {
        return cookies;
    }

    /** The value of the Cookie header. */
    public String cookie() {
        return cookies
            .getCookieStore()
            .getCookies()
            .stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    }

    public Answer get(String path) {
        return send("GET", path, Map.of(), NOTHING);
    }

    public Answer delete(String path) {
        return send("DELETE", path, Map.of(), NOTHING);
    }

    public Answer post(String path) {
        return send("POST", path, Map.of(), NOTHING);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, Map.of(), json(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, Map.of(), json(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, Map.of(), json(body));
    }

    /** Sends a PATCH with {@code If-Match} for this version. */
    public Answer patch(String path, int version, Object body) {
        return send("PATCH", path, Map.of("If-Match", "\"" + version + "\""), json(body));
    }

    /** Sends any request. */
    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        var response = exchange(method, path, headers, body, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public HttpResponse<InputStream> open(String method, String path, Map<String, String> headers, byte[] body) {
        return exchange(method, path, headers, body, BodyHandlers.ofInputStream());
    }

    public static byte[] json(Object body) {
        return JSON.writeValueAsBytes(body);
    }

    private <T> HttpResponse<T> exchange(
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        BodyHandler<T> handler
    ) {
        var request = HttpRequest.newBuilder(address.get().resolve(path)).method(
            method,
            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)
        );
        if (body.length > 0) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
