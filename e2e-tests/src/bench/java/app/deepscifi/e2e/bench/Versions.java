package app.deepscifi.e2e.bench;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.platform.TestPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Measures the room that a long history takes, and the time in which a version of it is opened. */
final class Versions {

    private static final int VERSIONS = 2_000;
    /** The promised limits. */
    private static final long MOST_BYTES = 20_000_000;
    private static final double MOST_MILLIS = 100;

    private static final int ELEMENTS = 200;
    private static final int SUMMARY = 900;
    private static final int WARM_UP = 50;
    private static final int OPENED = 200;
    private static final long SEED = 15;
    private static final List<String> WORDS = List.of(
        "light harbour lamp tide keeper ship glass winter oath engine signal memory stone river debt child".split(" ")
    );

    private final Random random = new Random(SEED);

    private Versions() {}

    /** @throws IllegalStateException where a limit is exceeded */
    static String measure() {
        try (var platform = TestPlatform.start()) {
            return new Versions().measured(platform);
        }
    }

    private String measured(TestPlatform platform) {
        var owner = platform.signUp("Olga");
        var made = owner
            .post("/api/worlds", Map.of("name", "Long", "canon", canon()))
            .is(201)
            .json();
        var world = "/api/worlds/" + made.path("id").asString();
        for (var version = 1; version < VERSIONS; version++) {
            owner
                .patch(world, version, Canon.changes(Canon.edit("/elements/e-" + random.nextInt(ELEMENTS), element())))
                .is(200);
        }
        var bytes = bytes(platform, made);
        times(owner, world, WARM_UP, true);
        var any = times(owner, world, OPENED, true);
        var newest = times(owner, world, OPENED, false);
        var report =
            "%nversions: %,d of a canon of %,d bytes take %,d bytes (at most %,d); one is opened in %.1f ms, 99 of 100 within %.1f ms (at most %.0f), the newest in %.1f ms: %.1fx%n".formatted(
                VERSIONS,
                made.path("canon").toString().length(),
                bytes,
                MOST_BYTES,
                at(any, 0.5),
                at(any, 0.99),
                MOST_MILLIS,
                at(newest, 0.5),
                at(any, 0.5) / at(newest, 0.5)
            );
        if (bytes > MOST_BYTES || at(any, 0.99) > MOST_MILLIS) {
            throw new IllegalStateException(report);
        }
        return report;
    }

    /** What is counted for the owner: changes and whole canons, as text and not compressed. */
    private static long bytes(TestPlatform platform, JsonNode world) {
        return JdbcClient.create(platform.part(DataSource.class))
            .sql("select history_bytes from worlds where id = :id")
            .param("id", UUID.fromString(world.path("id").asString()))
            .query(Long.class)
            .single();
    }

    private List<Double> times(Person owner, String world, int number, boolean any) {
        var times = new ArrayList<Double>();
        for (var i = 0; i < number; i++) {
            var version = any ? 1 + random.nextInt(VERSIONS) : VERSIONS;
            var begun = System.nanoTime();
            owner.get(world + "/versions/" + version).is(200);
            times.add((System.nanoTime() - begun) / 1e6);
        }
        times.sort(null);
        return times;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    private Map<String, Object> canon() {
        var canon = new HashMap<String, Object>();
        SampleCanon.JSON.propertyStream().forEach(part -> canon.put(part.getKey(), part.getValue()));
        var elements = new HashMap<String, Object>();
        SampleCanon.JSON.path("elements")
            .propertyStream()
            .forEach(element -> elements.put(element.getKey(), element.getValue()));
        for (var n = 0; n < ELEMENTS; n++) {
            elements.put("e-" + n, element());
        }
        canon.put("elements", elements);
        return canon;
    }

    private Map<String, Object> element() {
        var summary = new StringBuilder();
        while (summary.length() < SUMMARY) {
            summary.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return Map.of("kind", "concept", "name", "Of " + summary.substring(0, 20), "summary", summary.toString());
    }
}
