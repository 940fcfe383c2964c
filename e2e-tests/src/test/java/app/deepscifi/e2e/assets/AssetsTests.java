package app.deepscifi.e2e.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.Eventually;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files of a world: its gallery, its cover, illustrations of passages, and what goes when something is deleted. */
@WithPlatform
class AssetsTests {

    private final TestPlatform platform;
    private final Person owner;
    private final String worldId;
    private final String world;
    private final StoredObjects objects;

    AssetsTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.worldId = owner.worldId();
        this.world = "/api/worlds/" + worldId;
        this.objects = StoredObjects.of(platform);
    }

    @Test
    void a_gallery_comes_in_pages_the_newest_first() {
        var ids = List.of(id(picture()), id(picture()), id(picture()));

        var first = owner.get(world + "/assets?limit=2").is(200);
        var next = owner.get(world + "/assets?limit=2&cursor=" + first.json().path("nextCursor").asString());

        assertThat(first.items("id")).containsExactly(ids.get(2), ids.get(1));
        assertThat(next.is(200).items("id")).containsExactly(ids.get(0));
    }

    @Test
    void the_alternative_text_can_be_changed() {
        var id = id(picture());

        owner.patch("/api/assets/" + id, Map.of("altText", " A lamp in the fog ")).is(200);

        assertThat(owner.get(world + "/assets").items("altText")).containsExactly("A lamp in the fog");
        assertThat(
            owner
                .patch("/api/assets/" + id, Map.of("altText", "x".repeat(1_001)))
                .is(400)
                .fields()
        ).containsExactly("altText");
        assertThat(
            owner
                .patch("/api/assets/" + id, Map.of())
                .is(400)
                .fields()
        ).containsExactly("altText");
    }

    @Test
    void a_picture_can_be_the_cover_and_goes_with_its_file() {
        var drawn = cover();
        var id = id(picture());
        owner.patch("/api/assets/" + id, Map.of("altText", "A lamp")).is(200);

        var changed = owner
            .put(world + "/cover", Map.of("assetId", id))
            .is(200)
            .json();

        assertThat(changed.path("cover").path("id").asString()).isEqualTo(id);
        assertThat(changed.path("cover").path("altText").asString()).isEqualTo("A lamp");
        assertThat(cover()).isEqualTo("/api/assets/" + id + "/file");
        var listed = owner.get("/api/worlds").is(200).items().getFirst();
        assertThat(listed.path("coverUrl").asString()).isEqualTo("/api/assets/" + id + "/thumbnail");
        assertThat(changed.path("version").asInt()).isEqualTo(1);

        owner.delete("/api/assets/" + id).is(204);

        assertThat(cover()).isEqualTo(drawn);
        owner.get(drawn).is(200);
    }

    @Test
    void a_cover_can_be_taken_away_and_is_a_picture_of_this_world() {
        var id = id(picture());
        owner.put(world + "/cover", Map.of("assetId", id)).is(200);
        var none = new HashMap<String, Object>();
        none.put("assetId", null);
        assertThat(
            owner
                .put(world + "/cover", none)
                .is(200)
                .json()
                .path("cover")
                .isNull()
        ).isTrue();

        var sound = id(owner.uploads(worldId, "audio/wav", SampleFiles.wav()));
        var unfinished = owner.promises(worldId, "image/png", 100).id();
        var elsewhere = id(owner.uploads(owner.worldId(), "image/png", SampleFiles.png(2, 2)));
        for (var other : List.of(sound, unfinished, elsewhere)) {
            assertThat(
                owner
                    .put(world + "/cover", Map.of("assetId", other))
                    .is(400)
                    .fields()
            ).containsExactly("assetId");
        }
    }

    @Test
    void portraits_of_elements_are_listed_with_their_texts_until_their_files_are_deleted() {
        var id = id(picture());
        picture();
        owner.patch("/api/assets/" + id, Map.of("altText", "A keeper")).is(200);
        var keeper = Map.of("kind", "character", "name", "The Keeper", "summary", "Keeps.", "portrait", id);
        owner.patch(world, 1, Canon.changes(Canon.edit("/elements/keeper", keeper))).is(200);

        var portraits = owner.get(world + "/portraits").is(200);

        assertThat(portraits.items("id")).containsExactly(id);
        assertThat(portraits.items("altText")).containsExactly("A keeper");
        assertThat(portraits.items("thumbnailUrl")).containsExactly("/api/assets/" + id + "/thumbnail");
        platform
            .visitor()
            .get(world + "/portraits")
            .is(404);
        owner.delete("/api/assets/" + id).is(204);
        assertThat(
            owner
                .get(world + "/portraits")
                .is(200)
                .items()
        ).isEmpty();
    }

    @Test
    void a_passage_can_have_an_illustration_and_keeps_its_revision() {
        var story = story();
        var segment = "/api/segments/" + story.path("segments").get(0).path("id").asString();
        var id = id(picture());

        var illustrated = owner
            .put(segment + "/illustration", Map.of("assetId", id))
            .is(200)
            .json();

        assertThat(illustrated.path("illustration").path("id").asString()).isEqualTo(id);
        assertThat(owner.get(world + "/assets").items("passageCount")).containsExactly("1");
        assertThat(illustrated.path("revision").asInt()).isEqualTo(1);
        var read = owner
            .get("/api/stories/" + id(story))
            .is(200)
            .json()
            .path("segments")
            .get(0);
        assertThat(read.path("illustration").path("thumbnailUrl").asString()).isEqualTo(
            "/api/assets/" + id + "/thumbnail"
        );
        // It belongs to the world, so it stays in the gallery without its passage.
        owner.delete(segment).is(204);
        assertThat(owner.get(world + "/assets").items("id")).containsExactly(id);
        var elsewhere = id(owner.uploads(owner.worldId(), "image/png", SampleFiles.png(2, 2)));
        var another = "/api/segments/" + story().path("segments").get(0).path("id").asString();
        assertThat(
            owner
                .put(another + "/illustration", Map.of("assetId", elsewhere))
                .is(400)
                .fields()
        ).containsExactly("assetId");
    }

    @Test
    void an_illustration_of_a_story_goes_with_its_last_passage() {
        var story = story();
        var segments = "/api/stories/" + id(story) + "/segments";
        var first = story.path("segments").get(0).path("id").asString();
        var second = id(
            owner
                .post(segments, Map.of("text", "And on.", "parentId", first))
                .is(201)
                .json()
        );
        var id = id(ofStory(id(story)));
        owner.put("/api/segments/" + first + "/illustration", Map.of("assetId", id)).is(200);
        owner.put("/api/segments/" + second + "/illustration", Map.of("assetId", id)).is(200);

        owner.delete("/api/segments/" + second).is(204);
        assertThat(owner.get(world + "/assets").items("id")).containsExactly(id);

        owner.delete("/api/segments/" + first).is(204);
        assertThat(owner.get(world + "/assets").items()).isEmpty();
    }

    @Test
    void files_of_a_public_world_have_public_addresses_until_it_is_closed() {
        var asset = picture();
        owner.put(world + "/cover", Map.of("assetId", id(asset))).is(200);
        var reader = platform.visitor();

        visibility("public");
        var url = Eventually.value(
            () -> reader.get(world).is(200).json().path("cover").path("url").asString(),
            it -> it.startsWith("/assets/")
        );
        var file = reader.get(url).is(200);
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("Cache-Control")).contains("public", "max-age=31536000", "s-maxage=3600", "immutable");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).isEqualTo(
            "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        );
        reader.get("/api/assets/" + id(asset) + "/file").is(302);

        visibility("private");
        assertThat(cover()).isEqualTo("/api/assets/" + id(asset) + "/file");
        reader.get("/api/assets/" + id(asset) + "/file").is(404);
        // It is due at once: the next sweep takes it, which the end of this file begins.
        owner.delete("/api/assets/" + id(asset)).is(204);
        Eventually.value(() -> reader.get(url).status(), status -> status == 404);
    }

    @Test
    void a_public_sound_is_saved_by_browsers_and_read_in_parts() {
        owner.uploads(worldId, "audio/wav", SampleFiles.wav());
        visibility("public");
        var url = Eventually.value(
            () ->
                owner
                    .get(world + "/assets")
                    .is(200)
                    .items("url")
                    .getFirst(),
            it -> it.startsWith("/assets/")
        );

        var whole = platform.visitor().get(url).is(200);
        assertThat(whole.header("Content-Disposition")).startsWith("attachment");
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        var part = part(url, "bytes=8-11").is(206);
        assertThat(part.body()).isEqualTo("WAVE");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 8-11/44");
        assertThat(part.header("Content-Type")).isEqualTo("audio/wav");
        part(url, "bytes=44-").is(416);
    }

    private Answer part(String url, String range) {
        return platform.visitor().send("GET", url, Map.of("Range", range), new byte[0]);
    }

    @Test
    void a_private_file_cannot_be_had_as_a_public_one() {
        var id = id(picture());
        var key = objects.in(objects.foldersOf(id)).getFirst();

        owner.get("/" + key).is(404);
        owner.get("/assets/" + key.substring("files/".length())).is(404);
    }

    @Test
    void whatever_is_deleted_takes_its_objects_along() {
        var story = story();
        var ofStory = objects.foldersOf(id(ofStory(id(story))));
        var one = picture();
        var ofOne = objects.foldersOf(id(one));
        var ofWorld = objects.foldersOf(id(picture()));
        for (var folders : List.of(ofStory, ofOne, ofWorld)) {
            assertThat(objects.in(folders)).hasSize(2);
        }

        owner.delete("/api/assets/" + id(one)).is(204);
        Eventually.value(() -> objects.in(ofOne), List::isEmpty);
        assertThat(objects.in(ofWorld)).hasSize(2);
        owner.get(one.path("url").asString()).is(404);

        owner.delete("/api/stories/" + id(story)).is(204);
        assertThat(owner.get(world + "/assets").items()).hasSize(1);
        owner.delete(world).is(204);
        Eventually.value(() -> objects.in(ofWorld), List::isEmpty);
        Eventually.value(() -> objects.in(ofStory), List::isEmpty);
        assertThat(usedBytes(owner)).isZero();
    }

    @Test
    void an_account_takes_its_files_along_also_those_in_worlds_of_others() {
        var editor = platform.signUp("Ed");
        owner.lets(editor, "editor", worldId);
        var there = id(editor.uploads(worldId, "image/png", SampleFiles.png(9, 9)));
        var folders = objects.foldersOf(there);
        owner.put(world + "/cover", Map.of("assetId", there)).is(200);
        var own = objects.foldersOf(id(editor.uploads(editor.worldId(), "image/png", SampleFiles.png(9, 9))));

        editor.post("/api/auth/me/delete", Map.of("password", Person.PASSWORD)).is(204);

        assertThat(owner.get(world).is(200).json().path("cover").isNull()).isTrue();
        Eventually.value(() -> objects.in(folders), List::isEmpty);
        Eventually.value(() -> objects.in(own), List::isEmpty);
    }

    private void visibility(String visibility) {
        owner.patch(world, 1, Map.of("visibility", visibility)).is(200);
    }

    private String cover() {
        return owner.get(world).is(200).json().path("coverUrl").asString();
    }

    private JsonNode picture() {
        return owner.uploads(worldId, "image/png", SampleFiles.png(8, 8));
    }

    private JsonNode ofStory(String storyId) {
        return owner.uploads(worldId, storyId, "image/png", SampleFiles.png(8, 8));
    }

    private JsonNode story() {
        return owner
            .post(world + "/stories", Map.of("title", "Lamps", "text", "It was dark."))
            .is(201)
            .json();
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }

    static long usedBytes(Person person) {
        return person.get("/api/chat/allowance").is(200).json().path("files").path("used").asLong();
    }
}
