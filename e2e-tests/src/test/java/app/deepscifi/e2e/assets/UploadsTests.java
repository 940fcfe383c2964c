package app.deepscifi.e2e.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.client.Upload;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bytes go from the browser to the object store, and are shown when they were checked. */
@WithPlatform
class UploadsTests {

    private static final byte[] PICTURE = SampleFiles.png(1_000, 500);

    private final TestPlatform platform;
    private final Person owner;
    private final String worldId;

    UploadsTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.worldId = owner.worldId();
    }

    @Test
    void a_picture_is_uploaded_checked_and_shown() throws IOException {
        var upload = owner.promises(worldId, "image/png", PICTURE.length);
        assertThat(upload.method()).isEqualTo("PUT");
        assertThat(upload.headers()).containsOnlyKeys("Content-Type");
        // S3 would compare a checksum, which nobody can know of bytes that are to come.
        assertThat(upload.url().getQuery())
            .contains("X-Amz-SignedHeaders=content-length;content-type;host", "X-Amz-Expires=300")
            .doesNotContainIgnoringCase("checksum");
        assertThat(
            owner
                .get("/api/worlds/" + worldId + "/assets")
                .is(200)
                .items()
        ).isEmpty();
        owner.get("/api/assets/" + upload.id() + "/file").is(404);

        assertThat(upload.send(PICTURE)).isEqualTo(200);
        var asset = complete(upload).is(200).json();

        assertThat(asset.path("kind").asString()).isEqualTo("picture");
        assertThat(asset.path("width").asInt()).isEqualTo(1_000);
        assertThat(asset.path("height").asInt()).isEqualTo(500);
        assertThat(asset.path("fileName").asString()).isEqualTo("lamp.file");
        assertThat(asset.path("altText").asString()).isEmpty();
        assertThat(
            owner
                .get("/api/worlds/" + worldId + "/assets")
                .is(200)
                .items()
        ).containsExactly(asset);
        var file = read(asset.path("url").asString());
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(file.body())).getRGB(0, 0)).isEqualTo(0xFFFF8800);
        var thumbnail = ImageIO.read(new ByteArrayInputStream(read(asset.path("thumbnailUrl").asString()).body()));
        assertThat(List.of(thumbnail.getWidth(), thumbnail.getHeight())).containsExactly(640, 320);
    }

    @Test
    void the_request_is_good_for_this_object_size_and_type_only() {
        var upload = owner.promises(worldId, "image/png", PICTURE.length);
        var longer = SampleFiles.png(900, 900);
        var other = owner.promises(worldId, "image/png", PICTURE.length);
        var keyOfOther = URI.create(
            upload.url().toString().replace(upload.url().getRawPath(), other.url().getRawPath())
        );
        var unsigned = URI.create(
            upload.url().toString().replaceAll("X-Amz-Signature=.{8}", "X-Amz-Signature=00000000")
        );
        var later = URI.create(upload.url().toString().replace("X-Amz-Expires=300", "X-Amz-Expires=9000"));
        assertThat(List.of(unsigned, later, keyOfOther)).doesNotContain(upload.url());

        assertThat(upload.send(longer)).isEqualTo(403);
        assertThat(upload.as("text/html").send(PICTURE)).isEqualTo(403);
        for (var address : List.of(unsigned, later, keyOfOther)) {
            assertThat(upload.to(address).send(PICTURE)).isEqualTo(403);
        }
        assertThat(complete(upload).is(409).problem()).isEqualTo("not-uploaded");
    }

    @Test
    void what_was_not_uploaded_can_be_completed_later() {
        var upload = owner.promises(worldId, "audio/wav", SampleFiles.wav().length);

        assertThat(complete(upload).is(409).problem()).isEqualTo("not-uploaded");

        assertThat(upload.send(SampleFiles.wav())).isEqualTo(200);
        assertThat(complete(upload).is(200).json().path("thumbnailUrl").isNull()).isTrue();
    }

    @Test
    void completing_it_again_or_at_once_answers_the_same() throws Exception {
        var upload = owner.promises(worldId, "image/png", PICTURE.length);
        assertThat(upload.send(PICTURE)).isEqualTo(200);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = threads.invokeAll(
                Collections.<Callable<String>>nCopies(3, () -> complete(upload).is(200).body())
            );
            var answers = both.stream().map(Future::resultNow).distinct().toList();
            assertThat(answers).hasSize(1).containsExactly(complete(upload).is(200).body());
        }
        var folders = platform
            .part(JdbcClient.class)
            .sql("select folder from files where id = cast(:id as uuid)")
            .param("id", upload.id())
            .query(String.class)
            .list();
        assertThat(folders).hasSize(1);
    }

    @Test
    void what_is_not_what_it_says_is_refused_and_deleted() {
        for (var hostile : Map.of(
            "image/png",
            SampleFiles.PAGE,
            "image/gif",
            SampleFiles.PAGE,
            "image/webp",
            SampleFiles.png(2, 2),
            "audio/mpeg",
            SampleFiles.PAGE,
            "audio/ogg",
            SampleFiles.wav()
        ).entrySet()) {
            refused(hostile.getKey(), hostile.getValue()).contains("whatever its name says");
        }
        assertThat(owner.get("/api/worlds/" + worldId + "/assets").items()).isEmpty();
        assertThat(owner.get("/api/chat/allowance").json().path("files").path("used").asLong()).isZero();
    }

    @Test
    void size_and_type_are_compared_again_when_it_is_completed() {
        var longer = owner.promises(worldId, "image/png", PICTURE.length - 1);
        var other = owner.promises(worldId, "image/png", PICTURE.length);
        StoredObjects.of(platform).put(longer.url().getPath(), "image/png", PICTURE);
        StoredObjects.of(platform).put(other.url().getPath(), "text/html", PICTURE);

        assertThat(complete(longer).is(422).json().path("detail").asString()).contains("promised");
        assertThat(complete(other).is(422).json().path("detail").asString()).contains("text/html");
    }

    @Test
    void a_picture_of_400_million_pixels_is_refused_by_its_header() {
        assertThat(SampleFiles.bomb()).hasSizeLessThan(10_000);

        refused("image/png", SampleFiles.bomb()).contains("20,000 × 20,000 pixels");
    }

    @Test
    void nothing_but_pixels_is_kept_of_a_picture() {
        var gif = read(owner.uploads(worldId, "image/gif", SampleFiles.polyglot()).path("url").asString());
        var photo = SampleFiles.photo();
        assertThat(text(photo)).contains("SECRETCAMERA");
        var jpeg = owner.uploads(worldId, "image/jpeg", photo);

        assertThat(text(gif.body())).startsWith("GIF89a").doesNotContain("alert");
        assertThat(text(read(jpeg.path("url").asString()).body())).doesNotContain("SECRETCAMERA", "Exif");
        assertThat(text(read(jpeg.path("thumbnailUrl").asString()).body())).doesNotContain("SECRETCAMERA", "Exif");
    }

    @Test
    void a_sound_is_for_saving_where_it_is_opened_by_itself() {
        var sound = read(owner.uploads(worldId, "audio/wav", SampleFiles.wav()).path("url").asString());

        assertThat(sound.headers().firstValue("Content-Disposition")).hasValueSatisfying(disposition ->
            assertThat(disposition).startsWith("attachment")
        );
        assertThat(sound.headers().firstValue("Content-Type")).hasValue("audio/wav");
    }

    @Test
    void a_sound_is_read_in_parts() {
        var url = owner.uploads(worldId, "audio/wav", SampleFiles.wav()).path("url").asString();
        var address = owner
            .send("GET", url, Map.of("Range", "bytes=8-11"), new byte[0])
            .is(302)
            .header("Location");

        var part = Upload.read(address, "bytes=8-11");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(text(part.body())).isEqualTo("WAVE");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 8-11/44");
        assertThat(Upload.read(address, "bytes=44-").statusCode()).isEqualTo(416);
    }

    @Test
    void what_cannot_be_taken_is_refused_by_field() {
        refusedField("contentType", "image/svg+xml", 100);
        refusedField("contentType", "text/html", 100);
        refusedField("size", "image/png", 0);
        refusedField("size", "image/png", 10_000_001);
        refusedField("size", "audio/mpeg", 25_000_001);
        owner.promises(worldId, "audio/mpeg", 25_000_000);
    }

    @Test
    void a_story_of_another_world_is_none_of_this_one() {
        var other = owner
            .post("/api/worlds/" + owner.worldId() + "/stories", Map.of("title", "Lamps"))
            .is(201)
            .json();
        var file = Map.of(
            "worldId",
            worldId,
            "storyId",
            other.path("id").asString(),
            "fileName",
            "a.png",
            "contentType",
            "image/png",
            "size",
            1
        );

        assertThat(owner.post("/api/assets", file).is(400).fields()).containsExactly("storyId");
    }

    @Test
    void the_same_key_promises_one_file() {
        var body = Map.of("worldId", worldId, "fileName", "a.png", "contentType", "image/png", "size", 100);
        var key = Map.of("Idempotency-Key", "once");

        var first = owner.send("POST", "/api/assets", key, Visitor.json(body)).is(201).json();
        var second = owner.send("POST", "/api/assets", key, Visitor.json(body)).is(201).json();

        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void editors_upload_and_viewers_and_strangers_do_not() {
        var editor = platform.signUp("Ed");
        var viewer = platform.signUp("Vera");
        owner.lets(editor, "editor", worldId);
        owner.lets(viewer, "viewer", worldId);
        var body = Map.of("worldId", worldId, "fileName", "a.png", "contentType", "image/png", "size", 100);

        assertThat(viewer.post("/api/assets", body).is(403).problem()).isEqualTo("forbidden");
        assertThat(platform.signUp("Sam").post("/api/assets", body).is(404).problem()).isEqualTo("not-found");
        assertThat(platform.visitor().post("/api/assets", body).is(401).problem()).isEqualTo("unauthenticated");
        var asset = editor.uploads(worldId, "image/png", PICTURE);

        assertThat(
            viewer
                .get("/api/worlds/" + worldId + "/assets")
                .is(200)
                .items()
        ).containsExactly(asset);
        viewer.get(asset.path("url").asString()).is(302);
        platform.signUp("Sue").get(asset.path("url").asString()).is(404);
        owner.delete("/api/worlds/" + worldId + "/collaborators/" + viewer.id()).is(204);
        viewer.get(asset.path("url").asString()).is(404);
    }

    private Answer complete(Upload upload) {
        return owner.post("/api/assets/" + upload.id() + "/complete");
    }

    private AbstractStringAssert<?> refused(String contentType, byte[] bytes) {
        var upload = owner.promises(worldId, contentType, bytes.length);
        assertThat(upload.send(bytes)).isEqualTo(200);
        var refusal = complete(upload).is(422);
        assertThat(refusal.problem()).isEqualTo("unusable-file");
        complete(upload).is(404);
        assertThat(StoredObjects.of(platform).keys(upload.url().getPath())).isEmpty();
        return assertThat(refusal.json().path("detail").asString());
    }

    private void refusedField(String field, String contentType, long size) {
        var body = Map.of("worldId", worldId, "fileName", "a", "contentType", contentType, "size", size);
        assertThat(owner.post("/api/assets", body).is(400).fields()).containsExactly(field);
    }

    private HttpResponse<byte[]> read(String url) {
        var answer = Upload.read(owner.get(url).is(302).header("Location"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
