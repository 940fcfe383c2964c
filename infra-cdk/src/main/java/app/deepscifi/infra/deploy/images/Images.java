package app.deepscifi.infra.deploy.images;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Endpoints;
import app.deepscifi.infra.deploy.command.Project;
import app.deepscifi.infra.deploy.command.Steps;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies the images into the repositories of the stage. */
public record Images(Aws aws, String region, Project project, Endpoints endpoints, Steps steps) {
    /** The architecture of the tasks on Fargate. */
    private static final String ARCHITECTURE = "arm64";

    /**
     * Copies the image that this project built, for both architectures.
     *
     * @return its digest
     */
    public ImageDigest pushApi(String repository) {
        try (var image = BuiltImage.open(project.images())) {
            var digest = image.root().digest();
            copy(image, repository, "build-" + digest.brief());
            return digest;
        }
    }

    /**
     * Copies the image of Letta as Letta published it, only for the architecture of the tasks.
     *
     * @param pinned the digest to copy, unless the operator names another image
     * @return the digest of the copy
     */
    public ImageDigest mirrorLetta(String repository, ImageDigest pinned) {
        var name = endpoints
            .lettaImage()
            .map(ImageName::parse)
            .orElseGet(() -> ImageName.parse("docker.io/letta/letta:0.16.8").pinned(pinned));
        var tag = tag(name);
        if (name.digest().isPresent()) {
            var there = ecr(repository).manifest(tag).map(Manifest::digest);
            if (there.isPresent()) {
                steps.note("%s is there".formatted(name));
                return there.get();
            }
        }
        var image = RemoteImage.open(name).only(ARCHITECTURE);
        copy(image, repository, tag);
        return image.root().digest();
    }

    /** Returns the tag of a copy; a digest in the name is a part of it, so that another image gets another tag. */
    static String tag(ImageName name) {
        return Stream.of(name.tag(), ARCHITECTURE, name.digest().map(ImageDigest::brief).orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("-"));
    }

    private void copy(ImageSource image, String repository, String tag) {
        var sent = new ImageCopy(image, ecr(repository), steps::note).to(tag);
        steps.note(
            sent == 0
                ? "%s is there as %s".formatted(image.root().digest(), tag)
                : "%s as %s, %.1f MB sent".formatted(image.root().digest(), tag, sent / 1e6)
        );
    }

    /** @param repository with the address of the registry, as ECR names it */
    private ImageRepository ecr(String repository) {
        try (var ecr = aws.ecr(region)) {
            var token = ecr.getAuthorizationToken().authorizationData().getFirst().authorizationToken();
            var registry = endpoints
                .registry()
                .orElseGet(() -> URI.create("https://%s.dkr.ecr.%s.amazonaws.com".formatted(aws.account(), region)));
            return ImageRepository.open(registry, repository.substring(repository.indexOf('/') + 1), token);
        }
    }
}
