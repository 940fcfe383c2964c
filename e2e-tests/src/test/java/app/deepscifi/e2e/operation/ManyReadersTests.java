package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.LargeCanon;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.PlatformProcess;
import app.deepscifi.e2e.platform.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people at once can read objects of the maximum size with the small heap of the API. */
class ManyReadersTests {

    private static final int AT_ONCE = 40;

    private final Optional<TestDatabase> database = TestDatabase.create();

    @Test
    void forty_readers_at_once_of_the_largest_rows_do_not_end_the_process(@TempDir Path folder) throws Exception {
        var environment = database.map(it -> Map.of("DATABASE_URL", it.url())).orElseGet(Map::of);
        var options = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
        try (var process = PlatformProcess.start(folder, environment, options)) {
            var owner = new Person(process::address, "Olga");
            var world = filled(owner);

            for (var path : lists(owner, world)) {
                assertThat(readAtOnce(owner, path)).as(path).containsOnly(200);
            }
            var versions = List.of(world, world + "/versions/1", world + "/versions/4");
            var others = List.of(world + "/timeline", world + "/findings", world + "/portraits", story(owner, world));
            for (var path : Stream.concat(versions.stream(), others.stream()).toList()) {
                assertThat(readAtOnce(owner, path)).as(path).containsOnly(200);
            }
            assertThat(process.process().isAlive()).isTrue();
        } finally {
            database.ifPresent(TestDatabase::close);
        }
    }

    /** Every list in the OpenAPI document, so that new lists are included. */
    private static List<String> lists(Person owner, String world) {
        var worldId = world.substring(world.lastIndexOf('/') + 1);
        var segmentId = owner.get(story(owner, world)).is(200).json().path("segments").path(0).path("id").asString();
        var lists = owner
            .get("/api/openapi.json")
            .is(200)
            .json()
            .path("paths")
            .propertyStream()
            .filter(path ->
                path
                    .getValue()
                    .path("get")
                    .path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals("limit"))
            )
            .map(path -> path.getKey().replace("{worldId}", worldId).replace("{segmentId}", segmentId))
            .map(path -> path + query(path, worldId) + "&limit=100");
        return Stream.concat(lists, Stream.of(world + "/collaborators")).toList();
    }

    private static String query(String path, String worldId) {
        if (path.contains("/chat/")) {
            return "?q=away&worldId=" + worldId;
        }
        return path.endsWith("/ticks") ? "?from=0&to=1000000" : "?scope=public";
    }

    private static String filled(Person owner) {
        var body = Map.of("name", "Large", "canon", LargeCanon.canon(), "visibility", "public");
        var id = owner.post("/api/worlds", body).is(201).json().path("id").asString();
        var world = "/api/worlds/" + id;
        for (var n = 1; n <= 3; n++) {
            owner.patch(world, n, LargeCanon.rewritten(90, (char) ('a' + n))).is(200);
        }
        IntStream.range(0, 8).forEach(n -> owner.say(Order.calls(removal(n)), Place.world(id)).isCompleted());
        var story = owner.post(world + "/stories", Map.of("title", "Long", "text", "暗".repeat(50_000)));
        var segments = "/api/stories/" + story.is(201).json().path("id").asString() + "/segments";
        IntStream.range(0, 32).forEach(_ -> owner.post(segments, Map.of("text", "暗".repeat(50_000))).is(201));
        return world;
    }

    /** A proposal of the maximum size, which removes entries. */
    private static Order.Call removal(int number) {
        var removals = IntStream.range(number, number + 11)
            .mapToObj(n -> Canon.removed("/elements/large-" + n))
            .toList();
        return Order.call("propose_changes", Map.of("reason", "Away with it", "changes", removals));
    }

    private static String story(Person owner, String world) {
        return (
            "/api/stories/" +
            owner
                .get(world + "/stories")
                .is(200)
                .items("id")
                .getFirst()
        );
    }

    private static List<Integer> readAtOnce(Person reader, String path) throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = Stream.generate(() -> readers.submit(() -> read(reader, path)))
                .limit(AT_ONCE)
                .toList();
            return reading.stream().map(ManyReadersTests::status).toList();
        }
    }

    private static int status(Future<Integer> reading) {
        try {
            return reading.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int read(Person reader, String path) {
        var response = reader.open("GET", path, Map.of(), new byte[0]);
        try (var body = response.body()) {
            body.transferTo(OutputStream.nullOutputStream());
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
