package app.deepscifi.infra.deploy.command;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are that are not where AWS has them; everything is by default. The services of AWS themselves are found
 * elsewhere by AWS's own {@code AWS_ENDPOINT_URL}.
 *
 * @param registry   {@code DEEPSCIFI_REGISTRY}: the registry behind ECR, such as {@code http://127.0.0.1:5566}
 * @param lettaImage {@code DEEPSCIFI_LETTA_IMAGE}: the image of Letta that is copied, such as
 *                   {@code docker.io/letta/letta:0.16.8}
 * @param site       {@code DEEPSCIFI_SITE}: what is connected to when the site is asked, in the place of the name that its
 *                   address has, such as {@code http://127.0.0.1:5566}
 * @param api        {@code DEEPSCIFI_API}: what is connected to for {@code /api}, in the place of the site
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
