package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A world that begins with the canon of another one, and offers its changes back. */
@WithPlatform
class ForksTests {

    private final TestPlatform platform;
    private final Person owner;
    private final Person reader;
    private final String id;
    private final String world;

    ForksTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.reader = platform.signUp("Rhea");
        this.id = owner.worldId();
        this.world = "/api/worlds/" + id;
        owner.patch(world, 1, Map.of("visibility", "public")).is(200);
    }

    @Test
    void a_reader_makes_a_private_world_of_their_own_from_a_version() {
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        var newest = fork(reader, Map.of()).is(201);
        var first = fork(reader, Map.of("name", "Slower Light", "version", 1))
            .is(201)
            .json();

        assertThat(newest.header("Location")).isEqualTo(path(newest.json()));
        assertThat(newest.json().path("name").asString()).isEqualTo("Slow Light");
        assertThat(newest.json().path("role").asString()).isEqualTo("owner");
        assertThat(newest.json().at("/canon/premise").asString()).isEqualTo("Light is late.");
        assertThat(first.path("name").asString()).isEqualTo("Slower Light");
        assertThat(first.path("canon")).isEqualTo(SampleCanon.JSON);
        assertThat(first.path("visibility").asString()).isEqualTo("private");
        assertThat(first.at("/origin/worldId").asString()).isEqualTo(id);
        assertThat(first.at("/origin/name").asString()).isEqualTo("Slow Light");
        assertThat(first.at("/origin/version").asInt()).isEqualTo(1);
        assertThat(
            reader
                .get(path(first) + "/versions")
                .is(200)
                .items("number")
        ).containsExactly("1");
        owner.get(path(first)).is(404);
        assertThat(fork(reader, Map.of("version", 9)).is(400).fields()).containsExactly("version");
        assertThat(fork(reader, Map.of("name", " ")).is(400).fields()).containsExactly("name");
    }

    @Test
    void only_who_may_read_a_version_forks_it() {
        var hidden = owner.worldId();
        assertThat(
            platform
                .visitor()
                .post(world + "/fork")
                .is(401)
                .problem()
        ).isEqualTo("unauthenticated");
        reader.post("/api/worlds/" + hidden + "/fork").is(404);
        owner.lets(reader, "viewer", hidden);
        reader.post("/api/worlds/" + hidden + "/fork").is(201);
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);
        owner.patch(world, 2, Map.of("shareHistory", false)).is(200);

        assertThat(fork(reader, Map.of("version", 1)).is(400).fields()).containsExactly("version");
        fork(reader, Map.of("version", 2)).is(201);
        fork(owner, Map.of("version", 1)).is(201);
    }

    @Test
    void a_repeated_request_makes_one_fork() {
        var headers = Map.of("Idempotency-Key", "once", "Content-Type", "application/json");

        var first = reader.send("POST", world + "/fork", headers, "{}".getBytes(StandardCharsets.UTF_8));
        var again = reader.send("POST", world + "/fork", headers, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(again.is(201).json().path("id")).isEqualTo(first.is(201).json().path("id"));
    }

    @Test
    void the_origin_is_named_only_to_those_who_may_read_it_and_the_fork_stays_without_it() {
        var fork = fork(reader, Map.of()).is(201).json();
        owner.patch(world, 1, Map.of("visibility", "private")).is(200);

        assertThat(reader.get(path(fork)).is(200).json().path("origin").isNull()).isTrue();
        assertThat(compare(reader, fork, "origin", "1").is(400).fields()).containsExactly("from");
        assertThat(offer(reader, fork, Map.of()).is(409).problem()).isEqualTo("conflict");
        owner.send("DELETE", world, Map.of("If-Match", "\"1\""), new byte[0]).is(204);

        assertThat(reader.get(path(fork)).is(200).json().path("canon")).isEqualTo(SampleCanon.JSON);
    }

    @Test
    void pictures_stay_where_they_are_and_are_no_difference() {
        var picture = owner.uploads(id, "image/png", SampleFiles.png(2, 2)).path("id").asString();
        owner.patch(world, 1, Canon.changes(keeper("Keeps.", picture))).is(200);

        var fork = fork(reader, Map.of()).is(201).json();

        assertThat(fork.at("/canon/elements/keeper/portrait").isNull()).isTrue();
        assertThat(compare(reader, fork, "origin", "1").is(200).items()).isEmpty();
        reader.patch(path(fork), 1, Canon.changes(keeper("Keeps still.", null))).is(200);
        var offered = offer(reader, fork, Map.of("reason", "Clearer")).is(201).json();
        assertThat(offered.at("/changes/0/after/portrait").asString()).isEqualTo(picture);
        owner.post("/api/proposals/" + offered.path("id").asString() + "/accept").is(200);
        assertThat(owner.get(world).json().at("/canon/elements/keeper/portrait").asString()).isEqualTo(picture);
    }

    @Test
    void what_a_fork_changed_is_compared_and_offered_and_the_owner_decides() {
        var fork = fork(reader, Map.of()).is(201).json();
        reader
            .patch(path(fork), 1, Canon.changes(Canon.premise("Light is late."), Canon.rule("new", "A new rule.")))
            .is(200);
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is lost."))).is(200);
        assertThat(compare(reader, fork, "origin", "2").is(200).items("address")).containsExactly(
            "/premise",
            "/rules/new"
        );

        var offered = offer(reader, fork, Map.of("reason", "For you")).is(201).json();

        var proposal = "/api/proposals/" + offered.path("id").asString();
        var seen = owner.get(proposal).is(200).json();
        assertThat(seen.at("/author/kind").asString()).isEqualTo("person");
        assertThat(seen.at("/author/name").asString()).isEqualTo("Rhea");
        assertThat(seen.path("worldVersion").asInt()).isEqualTo(2);
        assertThat(seen.at("/conflicts/0/address").asString()).isEqualTo("/premise");
        assertThat(seen.at("/conflicts/0/yours").asString()).isEqualTo("Light is late.");
        assertThat(seen.at("/conflicts/0/theirs").asString()).isEqualTo("Light is lost.");
        reader.get(proposal).is(403);
        reader.post(proposal + "/accept").is(403);
        owner.post(proposal + "/accept", Map.of("addresses", List.of("/rules/new"))).is(200);
        var newest = owner
            .get(world + "/versions")
            .is(200)
            .items()
            .getFirst();
        assertThat(newest.at("/author/name").asString()).isEqualTo("Rhea");
        assertThat(newest.path("reason").asString()).isEqualTo("For you");
        assertThat(
            offer(reader, fork, Map.of("addresses", List.of("/rules/new")))
                .is(400)
                .fields()
        ).containsExactly("addresses");
    }

    @Test
    void whoever_offered_hears_why_it_was_rejected() {
        var fork = fork(reader, Map.of()).is(201).json();
        reader.patch(path(fork), 1, Canon.changes(Canon.premise("Light is late."))).is(200);
        var offered = offer(reader, fork, Map.of()).is(201).json();

        owner
            .post("/api/proposals/" + offered.path("id").asString() + "/reject", Map.of("reason", "It is too dark."))
            .is(200);

        var offers = reader.get(path(fork) + "/offers").is(200);
        assertThat(offers.items("status")).containsExactly("rejected");
        assertThat(offers.items("decisionReason")).containsExactly("It is too dark.");
        assertThat(offers.items("decidedBy")).containsExactly("Olga");
        owner.get(path(fork) + "/offers").is(404);
    }

    @Test
    void one_person_keeps_few_offers_open() {
        var fork = fork(reader, Map.of()).is(201).json();
        for (var n = 1; n <= 3; n++) {
            reader.patch(path(fork), n, Canon.changes(Canon.rule("new-" + n, "A new rule."))).is(200);
            offer(reader, fork, Map.of("addresses", List.of("/rules/new-" + n))).is(201);
        }

        assertThat(
            offer(reader, fork, Map.of("addresses", List.of("/rules/new-1")))
                .is(409)
                .problem()
        ).isEqualTo("conflict");
    }

    private static Map<String, @Nullable Object> keeper(String summary, @Nullable String portrait) {
        var keeper = new HashMap<String, @Nullable Object>(
            Map.of("kind", "character", "name", "The Keeper", "summary", summary)
        );
        keeper.put("portrait", portrait);
        return Canon.edit("/elements/keeper", keeper);
    }

    private Answer fork(Person person, Map<String, Object> body) {
        return person.post(world + "/fork", body);
    }

    private static Answer offer(Person person, JsonNode fork, Map<String, Object> body) {
        return person.post(path(fork) + "/offers", body);
    }

    private static Answer compare(Person person, JsonNode fork, String from, String to) {
        return person.get(path(fork) + "/compare?from=" + from + "&to=" + to);
    }

    private static String path(JsonNode world) {
        return "/api/worlds/" + world.path("id").asString();
    }
}
