package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Pauses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A repository of images in a registry: the parts of the OCI distribution specification that copying images needs. It
 * retries after errors of the network; a refusal of the registry is a {@link Failure} with the registry's message.
 */
final class ImageRepository {

    private static final int TRIES = 4;

    /** Enough for a layer of a gigabyte on a slow line, and a stuck connection cannot block a deploy for ever. */
    private static final Duration ANSWER = Duration.ofMinutes(30);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final Pattern CHALLENGE = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final JsonMapper JSON = new JsonMapper();

    /** Uses HTTP/1.1, because uploads gain nothing from HTTP/2 and some registries reject the upgrade. */
    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(20))
        .build();

    private final URI registry;
    private final String name;

    /** The header that is sent with each request, unless it is empty. */
    private String authorization;

    private ImageRepository(URI registry, String name, String authorization) {
        this.registry = registry;
        this.name = name;
        this.authorization = authorization;
    }

    /** Opens a public repository, to read. */
    static ImageRepository open(URI registry, String name) {
        return new ImageRepository(registry, name, "");
    }

    /** @param credentials {@code user:password} in Base64 */
    static ImageRepository open(URI registry, String name, String credentials) {
        return new ImageRepository(registry, name, "Basic " + credentials);
    }

    /** Returns the manifest of a tag or digest; empty if there is none. */
    Optional<Manifest> manifest(String reference) {
        var request = request("manifests/" + reference).header("Accept", Manifest.UNDERSTOOD);
        var response = send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        require(response, 200);
        return Optional.of(new Manifest(response.body()));
    }

    boolean hasBlob(ImageDigest digest) {
        return send(request("blobs/" + digest).HEAD(), BodyHandlers.discarding()).statusCode() == 200;
    }

    InputStream blob(ImageDigest digest) {
        var response = send(request("blobs/" + digest), BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 == 3) {
            // The redirect is signed, so the registry's credentials are not sent to its target.
            response = attempt(request(location(response)).build(), BodyHandlers.ofInputStream());
        }
        require(response, 200);
        return response.body();
    }

    /** @param content is opened again for each try */
    void putBlob(Manifest.Part blob, Supplier<InputStream> content) {
        var start = send(request("blobs/uploads/").POST(BodyPublishers.noBody()), BodyHandlers.ofByteArray());
        require(start, 202);
        var session = location(start);
        var target = session + (session.getRawQuery() == null ? "?" : "&") + "digest=" + encoded(blob.digest().value());
        var request = request(URI.create(target))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content), blob.size()));
        require(send(request, BodyHandlers.ofByteArray()), 201);
    }

    /** @param reference a tag, or the digest of that manifest */
    void putManifest(String reference, Manifest manifest) {
        var request = request("manifests/" + reference)
            .header("Content-Type", manifest.mediaType())
            .PUT(BodyPublishers.ofByteArray(manifest.content()));
        require(send(request, BodyHandlers.ofByteArray()), 201);
    }

    private HttpRequest.Builder request(String path) {
        return request(registry.resolve("/v2/%s/%s".formatted(name, path)));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWER);
    }

    private URI location(HttpResponse<?> response) {
        return registry.resolve(response.headers().firstValue("Location").orElseThrow());
    }

    /** Sends a request. A registry that wants a token, even of strangers, first answers with where to get it. */
    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        var response = attempt(authorized(request), handler);
        var challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
        if (response.statusCode() != 401 || authorization.startsWith("Basic ") || !challenge.startsWith("Bearer ")) {
            return response;
        }
        authorization = "Bearer " + token(challenge);
        return attempt(authorized(request), handler);
    }

    private HttpRequest authorized(HttpRequest.Builder request) {
        return (authorization.isEmpty() ? request : request.setHeader("Authorization", authorization)).build();
    }

    private String token(String challenge) {
        var values = new HashMap<String, String>();
        CHALLENGE.matcher(challenge)
            .results()
            .forEach(value -> values.put(value.group(1), value.group(2)));
        var query = Stream.of("service", "scope")
            .map(key -> key + "=" + encoded(values.getOrDefault(key, "")))
            .collect(Collectors.joining("&", "?", ""));
        var request = request(URI.create(values.getOrDefault("realm", "") + query)).build();
        var response = attempt(request, BodyHandlers.ofByteArray());
        require(response, 200);
        var answer = JSON.readTree(response.body());
        return answer.path("token").asString(answer.path("access_token").asString(""));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private <T> HttpResponse<T> attempt(HttpRequest request, BodyHandler<T> handler) {
        var pause = Duration.ofSeconds(1);
        for (var tries = 1; ; tries++) {
            try {
                var response = http.send(request, handler);
                if (tries == TRIES || !TRY_AGAIN.contains(response.statusCode())) {
                    return response;
                }
            } catch (IOException unreachable) {
                if (tries == TRIES) {
                    throw new Failure(
                        "%s does not answer: %s".formatted(
                            request.uri().getAuthority(),
                            Optional.ofNullable(unreachable.getMessage()).orElse("no connection")
                        )
                    );
                }
            } catch (InterruptedException stopped) {
                throw new Failure("Stopped.");
            }
            Pauses.sleep(pause);
            pause = pause.multipliedBy(3);
        }
    }

    private static void require(HttpResponse<?> response, int status) {
        if (response.statusCode() != status) {
            throw new Failure(
                "%s answered %d to %s %s: %s".formatted(
                    response.uri().getAuthority(),
                    response.statusCode(),
                    response.request().method(),
                    response.uri().getPath(),
                    text(response.body())
                )
            );
        }
    }

    private static String text(Object body) {
        try {
            var bytes = body instanceof InputStream stream ? stream.readNBytes(1_000) : (byte[]) body;
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
