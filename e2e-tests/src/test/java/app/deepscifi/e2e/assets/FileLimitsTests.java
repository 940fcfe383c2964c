package app.deepscifi.e2e.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.Eventually;
import app.deepscifi.e2e.platform.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A platform with small limits, whose object store can go away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileLimitsTests {

    private static final int EACH = 1_000;

    @SuppressWarnings("NullAway.Init")
    private TestPlatform platform;

    @BeforeAll
    void start() {
        platform = TestPlatform.start(
            Map.of("FILE_BYTES_PER_PERSON", "10000", "PICTURE_BYTES", "5000"),
            TestPlatform.PACE
        );
    }

    @AfterAll
    void end() {
        platform.close();
    }

    @Test
    void a_person_has_so_many_bytes_however_many_are_promised_at_once() throws InterruptedException {
        var owner = platform.signUp("Olga");
        var worlds = List.of(owner.worldId(), owner.worldId());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = threads.invokeAll(
                Collections.<Callable<Integer>>nCopies(14, () ->
                    owner.post("/api/assets", file(worlds.get((int) (Math.random() * 2)), EACH)).status()
                )
            );
            assertThat(tries.stream().map(Future::resultNow))
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(10);
        }
        var full = owner.post("/api/assets", file(worlds.getFirst(), 1)).is(409);
        assertThat(full.problem()).isEqualTo("storage-full");
        assertThat(full.json().path("maxBytes").asLong()).isEqualTo(10_000);
        var share = owner.get("/api/chat/allowance").is(200).json().path("files");
        assertThat(share.path("used").asLong()).isEqualTo(10_000);
        assertThat(share.path("limit").asLong()).isEqualTo(10_000);

        owner.delete("/api/worlds/" + worlds.get(0)).is(204);
        owner.delete("/api/worlds/" + worlds.get(1)).is(204);
        assertThat(AssetsTests.usedBytes(owner)).isZero();
    }

    @Test
    void a_completed_file_counts_by_what_is_stored() {
        var owner = platform.signUp("Olga");
        var asset = owner.uploads(owner.worldId(), "image/png", SampleFiles.png(40, 40));

        assertThat(AssetsTests.usedBytes(owner)).isEqualTo(asset.path("bytes").asLong()).isPositive();
    }

    @Test
    void one_picture_has_so_many_bytes() {
        var owner = platform.signUp("Olga");

        assertThat(owner.post("/api/assets", file(owner.worldId(), 5_001)).is(400).fields()).containsExactly("size");
        var largest = platform.visitor().get("/api/platform").is(200).json().path("files");
        assertThat(largest.path("picture").asInt()).isEqualTo(5_000);
        assertThat(largest.path("sound").asInt()).isEqualTo(25_000_000);
    }

    @Test
    void objects_are_deleted_later_where_the_store_is_away() throws IOException {
        var owner = platform.signUp("Olga");
        var other = platform.signUp("Otto");
        var objects = StoredObjects.of(platform);
        var worldId = owner.worldId();
        var folders = objects.foldersOf(id(owner, worldId));
        var another = id(other, other.worldId());
        var bucket = platform.objects().resolve("deepscifi-assets");
        var away = bucket.resolveSibling("away");

        Files.move(bucket, away);
        try {
            owner.delete("/api/worlds/" + worldId).is(204);
            Eventually.value(() -> tried(folders), tried -> tried);
        } finally {
            Files.move(away, bucket);
        }
        assertThat(objects.in(folders)).hasSize(2);
        // As time does.
        platform
            .part(JdbcClient.class)
            .sql("update unwanted_objects set due_at = now() where prefix = :prefix")
            .param("prefix", folders.getFirst())
            .update();
        other.delete("/api/assets/" + another).is(204);

        Eventually.value(() -> objects.in(folders), List::isEmpty);
        Eventually.value(() -> waiting(folders), waiting -> waiting == 0);
    }

    @Test
    void what_nobody_completes_is_given_up_after_an_hour() {
        var owner = platform.signUp("Olga");
        var world = owner.worldId();
        var objects = StoredObjects.of(platform);
        var bytes = SampleFiles.png(8, 8);
        var upload = owner.promises(world, "image/png", bytes.length);
        assertThat(upload.send(bytes)).isEqualTo(200);
        assertThat(objects.keys(upload.url().getPath())).hasSize(1);
        var database = platform.part(JdbcClient.class);

        database
            .sql("update files set created_at = created_at - interval '61 minutes' where id = cast(:id as uuid)")
            .param("id", upload.id())
            .update();
        database
            .sql("update unwanted_objects set due_at = due_at - interval '61 minutes' where prefix like 'uploads/%'")
            .update();
        owner.delete("/api/assets/" + id(owner, world)).is(204);

        Eventually.value(() -> objects.keys(upload.url().getPath()), List::isEmpty);
        owner.post("/api/assets/" + upload.id() + "/complete").is(404);
        assertThat(AssetsTests.usedBytes(owner)).isZero();
    }

    /** Whether the sweep has taken it, which put it off. */
    private boolean tried(List<String> folders) {
        return platform
            .part(JdbcClient.class)
            .sql("select due_at > now() from unwanted_objects where prefix in (:prefixes)")
            .param("prefixes", folders)
            .query((row, _) -> row.getBoolean(1))
            .single();
    }

    private int waiting(List<String> folders) {
        return platform
            .part(JdbcClient.class)
            .sql("select count(*) from unwanted_objects where prefix in (:prefixes)")
            .param("prefixes", folders)
            .query((row, _) -> row.getInt(1))
            .single();
    }

    private static String id(Person person, String worldId) {
        return person.uploads(worldId, "image/png", SampleFiles.png(8, 8)).path("id").asString();
    }

    private static Map<String, Object> file(String worldId, int size) {
        return Map.of("worldId", worldId, "fileName", "a.png", "contentType", "image/png", "size", size);
    }
}
