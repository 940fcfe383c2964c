package app.deepscifi.infra.edge;

import app.deepscifi.infra.stage.ResourceFiles;

/**
 * The code of the CloudFront function: the site's rewrite rules ({@code rewrite.js}, which {@code local} uses too), the
 * list of its pages, and the handler for CloudFront.
 */
final class ViewerRequest {

    private ViewerRequest() {}

    static String code() {
        return "%s\nvar PAGES = %s;\n\n%s".formatted(
            ResourceFiles.text(ViewerRequest.class, "site/rewrite.js"),
            ResourceFiles.text(ViewerRequest.class, "site/pages.json").strip(),
            ResourceFiles.text(ViewerRequest.class, "viewer-request.js")
        );
    }
}
