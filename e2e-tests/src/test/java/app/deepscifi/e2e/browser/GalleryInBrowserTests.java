package app.deepscifi.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each component of the site looks as on its picture, in every state and with each set of tokens. To take over a change:
 * {@code mvn verify -Dpictures.write} and look at the difference.
 *
 * <p>Fonts come with the site, so versions of Chromium and machines differ only in pixels at the edges of letters and lines: how
 * much of the colour each gets, and by one pixel where it stands. {@link Picture#differencesFrom} counts none of these.
 * Everything that should fail changes more. Sizes and spaces of the tokens differ by at least two pixels; another colour is also
 * in the middle of areas and strokes; and missing text leaves a place where nothing near has its colour.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GalleryInBrowserTests {

    private static final Path PICTURES = Path.of("src", "test", "resources", "gallery");
    private static final Path DIFFERENCES = Path.of("target", "gallery");
    private static final boolean WRITE = System.getProperty("pictures.write") != null;

    /** Less than a letter has. */
    private static final int MOST_PIXELS = 8;

    private final Chromium chromium = Chromium.start();

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_component_looks_as_on_its_picture(Tokens tokens) throws IOException {
        var complaints = new ArrayList<String>();
        try (var gallery = new Gallery(chromium.browser(), tokens.query)) {
            var components = gallery.components().stream().filter(tokens::show).toList();
            for (var component : components) {
                complaintAbout(gallery, component, tokens).ifPresent(complaints::add);
            }
            for (var stray : picturesWithoutOneOf(components, tokens)) {
                if (WRITE) {
                    Files.delete(stray);
                } else {
                    complaints.add("No component has the picture " + stray);
                }
            }
        }

        assertThat(complaints)
            .as("a component has changed: look at %s; if it should, run mvn verify -Dpictures.write", DIFFERENCES)
            .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPACT")
    void each_component_is_accessible(Tokens tokens) {
        try (var gallery = new Gallery(chromium.browser(), tokens.query)) {
            gallery.guest().look(tokens.folder());
            assertThat(gallery.guest().complaints()).isEmpty();
        }
    }

    @Test
    void each_letter_is_in_a_font_of_the_site() {
        try (var gallery = new Gallery(chromium.browser(), Tokens.DARK.query)) {
            assertThat(gallery.elementsWithOtherFonts()).isEmpty();
        }
    }

    private static Optional<String> complaintAbout(Gallery gallery, String component, Tokens tokens) {
        var file = PICTURES.resolve(tokens.folder()).resolve(component + ".png");
        var actual = gallery.pictureOf(component);
        var expected = Files.exists(file) ? Picture.read(file) : null;
        var complaint =
            expected == null
                ? Optional.of("has no picture")
                : differences(gallery, component, actual, expected, tokens);
        if (complaint.isPresent() && WRITE) {
            actual.write(file);
            return Optional.empty();
        }
        return complaint.map(text -> "%s with %s %s".formatted(component, tokens.query, text));
    }

    private static Optional<String> differences(
        Gallery gallery,
        String component,
        Picture actual,
        Picture expected,
        Tokens tokens
    ) {
        var pixels = actual.differencesFrom(expected);
        if (pixels.size() <= MOST_PIXELS && actual.size().equals(expected.size())) {
            return Optional.empty();
        }
        var folder = DIFFERENCES.resolve(tokens.folder());
        actual.write(folder.resolve(component + "-actual.png"));
        expected.write(folder.resolve(component + "-expected.png"));
        actual.marking(pixels).write(folder.resolve(component + "-difference.png"));
        var states = pixels
            .stream()
            .map(Picture.Pixel::y)
            .distinct()
            .map(y -> gallery.stateAt(component, y))
            .distinct();
        return Optional.of(
            "differs in %s: %d pixels, %s instead of %s".formatted(
                states.toList(),
                pixels.size(),
                actual.size(),
                expected.size()
            )
        );
    }

    private static List<Path> picturesWithoutOneOf(List<String> components, Tokens tokens) throws IOException {
        try (var files = Files.list(PICTURES.resolve(tokens.folder()))) {
            return files
                .filter(file -> !components.contains(file.getFileName().toString().replace(".png", "")))
                .toList();
        }
    }

    enum Tokens {
        DARK("theme=dark"),
        DIM("theme=dim"),
        PAPER("theme=paper"),
        /** Changes spaces only, so a few components tell. */
        COMPACT("density=compact", "button", "field", "page", "rows");

        private final String query;
        private final List<String> components;

        Tokens(String query, String... components) {
            this.query = query;
            this.components = List.of(components);
        }

        boolean show(String component) {
            return components.isEmpty() || components.contains(component);
        }

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
