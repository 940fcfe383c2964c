package app.deepscifi.infra.deploy.site;

import java.time.LocalDate;
import java.util.Map;

/**
 * State for the next deploy, stored in the bucket itself.
 *
 * @param unused  the day since which a hashed file is in no build, by its key
 * @param renewed whether CloudFront's cache still has to be invalidated
 */
record SiteRecord(Map<String, LocalDate> unused, boolean renewed) {
    static final String KEY = ".site.json";

    static final SiteRecord NONE = new SiteRecord(Map.of(), false);
}
