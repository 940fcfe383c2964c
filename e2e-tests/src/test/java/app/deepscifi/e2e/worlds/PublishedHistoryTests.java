package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing a world shows previously deleted content only if its owner allows it. */
@WithPlatform
class PublishedHistoryTests {

    private static final String SECRET = "Ilse is the one who dimmed the light.";

    private final TestPlatform platform;
    private final Person owner;
    private final Person editor;
    private final Person viewer;
    private final Person stranger;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private String id;

    PublishedHistoryTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.editor = platform.signUp("Ed");
        this.viewer = platform.signUp("Vera");
        this.stranger = platform.signUp("Sam");
    }

    /** Version 2 has the secret; version 3 removes it, and its diff shows it. */
    @BeforeEach
    void aWorldWithASecretThatWasDeleted() {
        id = owner.worldId();
        owner.lets(editor, "editor", id);
        owner.lets(viewer, "viewer", id);
        owner.patch(world(), 1, Canon.changes(Canon.rule("secret", SECRET))).is(200);
        var deletion = Map.of("changes", List.of(Canon.removed("/rules/secret")), "reason", "No: " + SECRET);
        owner.patch(world(), 2, deletion).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "unlisted", "public" })
    void readers_see_no_version_of_before_and_nothing_that_was_deleted(String visibility) {
        owner.patch(world(), 3, Map.of("visibility", visibility)).is(200);
        owner.patch(world(), 3, Canon.changes(Canon.premise("Light is late."))).is(200);

        for (var reader : List.of(stranger, platform.visitor())) {
            assertThat(numbers(reader)).containsExactly(4, 3);
            for (var hidden : List.of(1, 2)) {
                assertThat(
                    reader
                        .get(world() + "/versions/" + hidden)
                        .is(404)
                        .problem()
                ).isEqualTo("not-found");
            }
            assertThat(reader.get(world() + "/versions").body()).doesNotContain("Ilse is the one");
            assertThat(
                reader
                    .get(world() + "/versions/3")
                    .is(200)
                    .body()
            ).doesNotContain("Ilse is the one");
            assertThat(
                reader
                    .get(world() + "/versions/4")
                    .is(200)
                    .json()
                    .path("changes")
            ).hasSize(1);
            assertThat(reader.get(world() + "/proposals").status()).isIn(401, 403);
        }
    }

    @Test
    void who_belongs_to_the_world_sees_all_of_it() {
        owner.patch(world(), 3, Map.of("visibility", "public")).is(200);

        for (var member : List.of(owner, editor, viewer)) {
            assertThat(numbers(member)).containsExactly(3, 2, 1);
            assertThat(
                member
                    .get(world() + "/versions/2")
                    .is(200)
                    .body()
            ).contains(SECRET);
            assertThat(
                member
                    .get(world() + "/versions/3")
                    .is(200)
                    .body()
            ).contains("No: ");
        }
        assertThat(owner.get(world()).json().path("historyFrom").asInt()).isEqualTo(3);
    }

    @Test
    void the_owner_can_publish_the_history_too_and_hide_it_again() {
        owner.patch(world(), 3, Map.of("visibility", "public", "shareHistory", true)).is(200);
        assertThat(numbers(stranger)).containsExactly(3, 2, 1);
        assertThat(
            stranger
                .get(world() + "/versions/2")
                .is(200)
                .body()
        ).contains(SECRET);

        owner.patch(world(), 3, Map.of("shareHistory", false)).is(200);
        assertThat(numbers(stranger)).containsExactly(3);
        stranger.get(world() + "/versions/2").is(404);

        owner.patch(world(), 3, Map.of("shareHistory", true)).is(200);
        assertThat(numbers(platform.visitor())).containsExactly(3, 2, 1);
    }

    @Test
    void content_deleted_while_a_world_was_private_stays_hidden_when_it_is_published_again() {
        owner.patch(world(), 3, Map.of("visibility", "public", "shareHistory", true)).is(200);
        owner.patch(world(), 3, Map.of("visibility", "private")).is(200);
        owner.patch(world(), 3, Map.of("visibility", "unlisted")).is(200);

        assertThat(numbers(stranger)).containsExactly(3);

        // Fewer people than before; they keep their access.
        owner.patch(world(), 3, Map.of("visibility", "public", "shareHistory", true)).is(200);
        owner.patch(world(), 3, Map.of("visibility", "unlisted")).is(200);
        assertThat(numbers(stranger)).containsExactly(3, 2, 1);
    }

    @Test
    void a_change_that_is_published_with_the_world_hides_what_it_deletes() {
        var world = "/api/worlds/" + owner.worldId();
        owner.patch(world, 1, Canon.changes(Canon.rule("secret", SECRET))).is(200);

        owner
            .patch(
                world,
                2,
                Map.of("visibility", "public", "changes", List.of(Canon.removed("/rules/secret")), "reason", SECRET)
            )
            .is(200);

        assertThat(stranger.get(world + "/versions").items()).hasSize(1);
        assertThat(
            stranger
                .get(world + "/versions/3")
                .is(200)
                .body()
        ).doesNotContain("Ilse is the one");
    }

    @Test
    void only_the_owner_decides() {
        editor.patch(world(), 3, Map.of("shareHistory", true)).is(403);
        viewer.patch(world(), 3, Map.of("shareHistory", true)).is(403);
        stranger.patch(world(), 3, Map.of("shareHistory", true)).is(404);
        platform.visitor().patch(world(), 3, Map.of("shareHistory", true)).is(401);
    }

    @Test
    void a_world_that_was_public_from_its_beginning_has_nothing_to_hide() {
        var made = owner.post("/api/worlds", Map.of("name", "Open", "canon", SampleCanon.JSON, "visibility", "public"));
        var world = "/api/worlds/" + made.is(201).json().path("id").asString();
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        assertThat(stranger.get(world + "/versions").items()).hasSize(2);
    }

    private String world() {
        return "/api/worlds/" + id;
    }

    private List<Integer> numbers(Visitor reader) {
        return reader
            .get(world() + "/versions")
            .is(200)
            .items()
            .stream()
            .map(version -> version.path("number").asInt())
            .toList();
    }
}
