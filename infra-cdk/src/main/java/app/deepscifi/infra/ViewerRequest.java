package app.deepscifi.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The code of the CloudFront function, put together from the site's own rule of addresses ({@code rewrite.js}, which
 * {@code local} follows too), the list of its pages, and what CloudFront needs around them.
 */
final class ViewerRequest {

    /** Relative to this module, in whose folder Maven runs everything. */
    private static final Path SITE = Path.of("..", "web-static", "src");

    private ViewerRequest() {}

    static String code() {
        return "%s\nvar PAGES = %s;\n\n%s".formatted(
            read(SITE.resolve("rewrite.js")),
            read(SITE.resolve("pages.json")).strip(),
            Resources.text("viewer-request.js")
        );
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException("The site's %s can't be read".formatted(file), missing);
        }
    }
}
