package app.deepscifi.infra.deploy.command;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that replace those of AWS, for tests; all are empty by default. {@code AWS_ENDPOINT_URL} replaces the
 * addresses of AWS's own services.
 *
 * @param registry   {@code DEEPSCIFI_REGISTRY}: the registry behind ECR, such as {@code http://127.0.0.1:5566}
 * @param lettaImage {@code DEEPSCIFI_LETTA_IMAGE}: the image of Letta that is copied, such as
 *                   {@code docker.io/letta/letta:0.16.8}
 * @param site       {@code DEEPSCIFI_SITE}: the address to connect to for requests to the site, such as
 *                   {@code http://127.0.0.1:5566}
 * @param api        {@code DEEPSCIFI_API}: the address to connect to for {@code /api}, if it is not the site's
 */
public record Endpoints(Optional<URI> registry, Optional<String> lettaImage, Optional<URI> site, Optional<URI> api) {
    public static Endpoints of(Map<String, String> environment) {
        return new Endpoints(
            address(environment, "DEEPSCIFI_REGISTRY"),
            text(environment, "DEEPSCIFI_LETTA_IMAGE"),
            address(environment, "DEEPSCIFI_SITE"),
            address(environment, "DEEPSCIFI_API")
        );
    }

    private static Optional<URI> address(Map<String, String> environment, String name) {
        return text(environment, name).map(value -> {
            if (!value.matches("https?://[^/?#]+")) {
                throw new Failure("%s must be like http://127.0.0.1:5566, not \"%s\".".formatted(name, value));
            }
            return URI.create(value);
        });
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
