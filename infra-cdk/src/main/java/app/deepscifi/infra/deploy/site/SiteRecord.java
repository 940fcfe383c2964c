package app.deepscifi.infra.deploy.site;

import java.time.LocalDate;
import java.util.Map;

/**
 * What the next deploy must know about the files in the bucket; kept in the bucket.
 *
 * @param unused  since when the hashed files are in no build any more, by their keys
 * @param renewed whether CloudFront must still forget what it keeps of files that changed
 */
record SiteRecord(Map<String, LocalDate> unused, boolean renewed) {
    static final String KEY = ".site.json";

    static final SiteRecord NONE = new SiteRecord(Map.of(), false);
}
