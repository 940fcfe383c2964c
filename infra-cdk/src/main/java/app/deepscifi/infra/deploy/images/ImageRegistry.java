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
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client for the parts of the OCI distribution specification that copying images needs. It retries after errors of
 * the network; a refusal of the registry is a {@link Failure} with the registry's message.
 */
final class ImageRegistry {

    private static final int TRIES = 4;

    /** Enough for a layer of a gigabyte on a slow line. */
    private static final Duration ANSWER = Duration.ofMinutes(30);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final Pattern CHALLENGE = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final JsonMapper JSON = new JsonMapper();

    /** Uses HTTP/1.1, because uploads gain nothing from HTTP/2 and some registries reject the upgrade. */
    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(20))
        .build();

    private final URI address;
    private final Map<String, String> authorizations = new HashMap<>();
    private final Optional<String> credentials;

    /** @param credentials {@code user:password} in Base64; empty for anonymous access to public images */
    ImageRegistry(URI address, Optional<String> credentials) {
        this.address = address;
        this.credentials = credentials;
    }

    /** Returns the manifest of a tag or digest; empty if there is none. */
    Optional<Manifest> manifest(String repository, String reference) {
        var request = request(repository, "manifests/" + reference)
            .header("Accept", Manifest.UNDERSTOOD)
            .GET();
        var response = send(repository, request, BodyHandlers.ofByteArray());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        require(response, response.body(), 200);
        var type = response.headers().firstValue("Content-Type").orElse(Manifest.OCI_MANIFEST);
        return Optional.of(new Manifest(type, response.body()));
    }

    boolean hasBlob(String repository, ImageDigest digest) {
        var request = request(repository, "blobs/" + digest).method("HEAD", BodyPublishers.noBody());
        return send(repository, request, BodyHandlers.discarding()).statusCode() == 200;
    }

    InputStream blob(String repository, ImageDigest digest) {
        var response = send(repository, request(repository, "blobs/" + digest).GET(), BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 == 3) {
            // The redirect is signed, so the registry's credentials are not sent to its target.
            var elsewhere = address.resolve(response.headers().firstValue("Location").orElseThrow());
            response = attempt(HttpRequest.newBuilder(elsewhere).GET().build(), BodyHandlers.ofInputStream());
        }
        require(response, response.body(), 200);
        return response.body();
    }

    /** @param content is opened again for each try */
    void putBlob(String repository, Manifest.Part blob, Supplier<InputStream> content) {
        var start = send(
            repository,
            request(repository, "blobs/uploads/").POST(BodyPublishers.noBody()),
            BodyHandlers.ofByteArray()
        );
        require(start, start.body(), 202);
        var session = address.resolve(start.headers().firstValue("Location").orElseThrow());
        var target = URI.create(
            session +
                (session.getRawQuery() == null ? "?" : "&") +
                "digest=" +
                URLEncoder.encode(blob.digest(), StandardCharsets.UTF_8)
        );
        var request = HttpRequest.newBuilder(target)
            .header("Content-Type", "application/octet-stream")
            .PUT(body(blob.size(), content));
        var end = send(repository, request, BodyHandlers.ofByteArray());
        require(end, end.body(), 201);
    }

    /** @param reference a tag, or the digest of that manifest */
    void putManifest(String repository, String reference, Manifest manifest) {
        var request = request(repository, "manifests/" + reference)
            .header("Content-Type", manifest.mediaType())
            .PUT(BodyPublishers.ofByteArray(manifest.content()));
        var response = send(repository, request, BodyHandlers.ofByteArray());
        require(response, response.body(), 201);
    }

    private HttpRequest.Builder request(String repository, String path) {
        return HttpRequest.newBuilder(address.resolve("/v2/%s/%s".formatted(repository, path)));
    }

    /** Sends a request. The first answer of a registry tells how to sign in. */
    private <T> HttpResponse<T> send(String repository, HttpRequest.Builder request, BodyHandler<T> handler) {
        credentials.ifPresent(basic -> authorizations.putIfAbsent(repository, "Basic " + basic));
        var response = attempt(authorized(repository, request), handler);
        if (response.statusCode() != 401 || credentials.isPresent()) {
            return response;
        }
        var challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
        if (!challenge.startsWith("Bearer ")) {
            return response;
        }
        authorizations.put(repository, "Bearer " + token(challenge));
        return attempt(authorized(repository, request), handler);
    }

    private HttpRequest authorized(String repository, HttpRequest.Builder request) {
        var authorization = authorizations.get(repository);
        return authorization == null ? request.build() : request.setHeader("Authorization", authorization).build();
    }

    private String token(String challenge) {
        var values = new HashMap<String, String>();
        CHALLENGE.matcher(challenge)
            .results()
            .forEach(value -> values.put(value.group(1), value.group(2)));
        var query = new StringBuilder();
        for (var name : List.of("service", "scope")) {
            var value = values.getOrDefault(name, "");
            query
                .append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=');
            query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        var response = attempt(
            HttpRequest.newBuilder(URI.create(values.getOrDefault("realm", "") + query))
                .GET()
                .build(),
            BodyHandlers.ofByteArray()
        );
        require(response, response.body(), 200);
        var answer = JSON.readTree(response.body());
        return answer.path("token").asString(answer.path("access_token").asString(""));
    }

    private <T> HttpResponse<T> attempt(HttpRequest request, BodyHandler<T> handler) {
        var pause = Duration.ofSeconds(1);
        for (var tries = 1; ; tries++) {
            try {
                var response = http.send(limited(request), handler);
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

    /** Adds a timeout for the answer, so that a stuck connection cannot block a deploy for ever. */
    private static HttpRequest limited(HttpRequest request) {
        return HttpRequest.newBuilder(request, (_, _) -> true)
            .timeout(ANSWER)
            .build();
    }

    private static BodyPublisher body(long size, Supplier<InputStream> content) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content::get), size);
    }

    private static void require(HttpResponse<?> response, Object body, int status) {
        if (response.statusCode() != status) {
            throw new Failure(
                "%s answered %d to %s %s: %s".formatted(
                    response.uri().getAuthority(),
                    response.statusCode(),
                    response.request().method(),
                    response.uri().getPath(),
                    text(body)
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
