package app.deepscifi.local;

import java.util.regex.Pattern;

/** Maps addresses to files of the site, as web-static's rewrite.js does, which CloudFront runs. */
final class SiteAddress {

    private static final Pattern PAGE_OF_AN_ID = Pattern.compile(
        "^/(worlds|stories)/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?=$|/|\\.txt$)"
    );

    private SiteAddress() {}

    static String rewrite(String uri) {
        var path = PAGE_OF_AN_ID.matcher(uri).replaceFirst("/$1/view");
        if (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (path.isEmpty() || path.equals("/")) {
            return "/index.html";
        }
        return path.indexOf('.', path.lastIndexOf('/') + 1) == -1 ? path + ".html" : path;
    }
}
