package app.deepscifi.infra.deploy.site;

import app.deepscifi.infra.deploy.command.Failure;
import java.util.Map;

/** The headers of a file of the site, by its path below the site's root, such as {@code worlds/new.html}. */
record SiteFile(String path) {
    private static final Map<String, String> TYPES = Map.ofEntries(
        Map.entry("css", "text/css; charset=utf-8"),
        Map.entry("html", "text/html; charset=utf-8"),
        Map.entry("ico", "image/x-icon"),
        Map.entry("jpg", "image/jpeg"),
        Map.entry("js", "text/javascript; charset=utf-8"),
        Map.entry("json", "application/json"),
        Map.entry("map", "application/json"),
        Map.entry("png", "image/png"),
        Map.entry("svg", "image/svg+xml"),
        Map.entry("txt", "text/plain; charset=utf-8"),
        Map.entry("webmanifest", "application/manifest+json"),
        Map.entry("webp", "image/webp"),
        Map.entry("woff", "font/woff"),
        Map.entry("woff2", "font/woff2"),
        Map.entry("xml", "application/xml")
    );

    /** Returns true if the name contains a hash of the content, so that the file never changes. */
    boolean isHashed() {
        return path.startsWith("_next/static/");
    }

    boolean isPage() {
        return path.endsWith(".html");
    }

    /** @throws Failure for an unknown type of file */
    String contentType() {
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new Failure("The content type of %s is unknown. Add it to SiteFile.".formatted(path));
        }
        return type;
    }

    String cacheControl() {
        return isHashed() ? "public, max-age=31536000, immutable" : "no-cache";
    }

    /** The order of upload: pages come last, so that they never refer to a missing file. */
    int turn() {
        return isHashed() ? 0 : isPage() ? 2 : 1;
    }
}
