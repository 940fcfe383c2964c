package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The contents of the API's container image. */
@Tag("image")
@ParameterizedClass
@ValueSource(strings = { "amd64", "arm64" })
class ImageTests {

    private static final Pattern SHELL = Pattern.compile("(\\./)?(usr/)?s?bin/(\\w*sh|busybox)");
    private static final int SET_ID_OR_WRITABLE_BY_ALL = 06002;

    private static final Map<String, ImageFile> IMAGES = new HashMap<>();

    private final String architecture;
    private final ImageFile image;

    ImageTests(String architecture) {
        this.architecture = architecture;
        this.image = IMAGES.computeIfAbsent(architecture, ImageFile::of);
    }

    @Test
    void it_is_an_oci_image_of_its_platform() {
        assertThat(image.manifest().path("mediaType").asString()).isEqualTo(
            "application/vnd.oci.image.manifest.v1+json"
        );
        assertThat(image.config().path("os").asString()).isEqualTo("linux");
        assertThat(image.config().path("architecture").asString()).isEqualTo(architecture);
    }

    @Test
    void it_runs_the_api_as_nobody_in_particular_and_without_a_shell() {
        var container = image.config().path("config");

        assertThat(container.path("User").asString()).isEqualTo("10001:10001");
        assertThat(texts(container.path("Entrypoint"))).containsExactly("java", "@/app/java.args");
        assertThat(texts(container.path("Cmd"))).containsExactly("app.deepscifi.api.DeepSciFiApplication");
        assertThat(container.path("WorkingDir").asString()).isEqualTo("/tmp");
        assertThat(container.path("ExposedPorts").propertyNames()).containsExactly("8080/tcp");
        assertThat(image.entries()).noneMatch(it -> SHELL.matcher(it.getName()).matches());
    }

    @Test
    void its_environment_says_where_java_is_and_nothing_that_an_operator_decides() {
        assertThat(texts(image.config().path("config").path("Env"))).allMatch(
            Pattern.compile("(PATH|LANG|LC_ALL|JAVA_\\w+|SSL_CERT_FILE)=.*").asMatchPredicate()
        );
    }

    @Test
    void its_labels_say_what_it_was_built_from() {
        var labels = image.config().path("config").path("Labels");

        assertThat(labels.path("org.opencontainers.image.title").asString()).isEqualTo("Deep Sci-Fi API");
        assertThat(labels.path("org.opencontainers.image.version").asString()).isNotBlank();
        assertThat(labels.path("org.opencontainers.image.revision").asString()).matches(
            "[0-9a-f]{40}(-dirty)?|unknown"
        );
        assertThat(labels.path("org.opencontainers.image.source").asString()).matches("https://.+|unknown");
    }

    @Test
    void files_that_change_more_often_are_in_later_layers() {
        assertThat(
            List.of(
                layerOf("app/libs/spring-core-.*"),
                layerOf("app/libs/domain-.*"),
                layerOf("app/classpath/api-.*"),
                layerOf("app/java.args")
            )
        )
            .doesNotHaveDuplicates()
            .isSorted();
    }

    @Test
    void it_has_every_jar_that_its_class_path_names() {
        var names = image
            .entries()
            .stream()
            .map(it -> "/" + it.getName())
            .toList();

        assertThat(names).contains(classPath());
        assertThat(classPath()).hasSizeGreaterThan(50);
    }

    @Test
    void no_file_is_writable_by_all_or_changes_the_user() {
        assertThat(image.entries())
            .filteredOn(it -> it.isFile() && !it.isSymbolicLink() && !it.isLink())
            .allMatch(it -> (it.getMode() & SET_ID_OR_WRITABLE_BY_ALL) == 0);
    }

    @Test
    void it_has_the_certificates_of_the_databases() {
        assertThat(image.text("app/certificates/rds-us-west-2.pem")).contains("BEGIN CERTIFICATE");
    }

    @Test
    void nothing_in_it_tells_where_it_was_built_or_what_it_was_trained_with() {
        var here = Path.of("..").toAbsolutePath().normalize().toString();

        image.layers().forEach(layer ->
            layer.read((entry, bytes) -> {
                var text = new String(bytes, StandardCharsets.ISO_8859_1);
                assertThat(text.contains(here) || text.contains("only-for-the-training-run"))
                    .as(entry.getName())
                    .isFalse();
            })
        );
    }

    private int layerOf(String path) {
        Predicate<String> wanted = Pattern.compile(path).asMatchPredicate();
        var layers = image.layers();
        return IntStream.range(0, layers.size())
            .filter(it ->
                layers
                    .get(it)
                    .entries()
                    .stream()
                    .anyMatch(entry -> wanted.test(entry.getName()))
            )
            .findFirst()
            .orElseThrow();
    }

    private String[] classPath() {
        return image
            .text("app/java.args")
            .lines()
            .filter(it -> it.startsWith("-cp "))
            .findFirst()
            .orElseThrow()
            .replaceAll("-cp |\"", "")
            .split(":");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
