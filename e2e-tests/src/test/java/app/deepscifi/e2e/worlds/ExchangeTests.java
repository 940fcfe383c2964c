package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@WithPlatform
class ExchangeTests {

    private static final String LOREBOOK = """
    {"entries": {
      "0": {"uid": 0, "key": ["Ilse Vann", "the lamplighter"], "comment": "Ilse Vann",
            "content": "She lights lamps for the day after tomorrow.", "order": 7},
      "1": {"uid": 1, "key": ["Tide Bell"], "comment": "", "content": "Rings before the ships are seen."},
      "2": {"uid": 2, "key": ["bell"], "comment": "Tide Bell", "content": "Another bell."}
    }}
    """;

    private final TestPlatform platform;
    private final Person owner;
    private final String worldId;

    ExchangeTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.worldId = owner.worldId();
    }

    @Test
    void a_world_comes_back_from_its_file_as_it_was() {
        var portrait = owner.uploads(worldId, "image/png", SampleFiles.png(2, 2)).path("id").asString();
        var element = ((ObjectNode) SampleCanon.JSON.at("/elements/quay").deepCopy()).put("portrait", portrait);
        owner.patch(world(), 1, Canon.changes(Map.of("address", "/elements/quay", "after", element))).is(200);
        owner.patch(world(), 2, Map.of("name", "光 Quay / \"Long\"")).is(200);
        var file = owner.get(world() + "/export").is(200);

        assertThat(file.header("Content-Disposition")).contains("attachment", "filename*=UTF-8''%E5%85%89");
        var imported = owner.elsewhere();
        var made = upload(imported, "", file.body()).is(201).json();
        assertThat(made.path("warnings").toString()).contains("1 are left out");
        var copy = imported
            .get("/api/worlds/" + made.path("worldId").asString())
            .is(200)
            .json();
        assertThat(copy.path("canon")).isEqualTo(SampleCanon.JSON);
        assertThat(copy.path("name").asString()).isEqualTo("光 Quay / \"Long\"");
        assertThat(copy.path("visibility").asString()).isEqualTo("private");
    }

    @Test
    void a_world_can_be_asked_for_by_head() {
        var answer = owner.send("HEAD", world() + "/export", Map.of(), new byte[0]).is(200);

        assertThat(answer.header("Content-Disposition")).contains("attachment");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_file_of_a_world_becomes_a_proposal_with_its_diff() {
        var file = (ObjectNode) owner
            .get(world() + "/export?format=json")
            .is(200)
            .json();
        assertThat(upload(owner, into(), file.toString()).is(200).json().path("proposalId").isNull()).isTrue();
        ((ObjectNode) file.at("/canon/questions")).removeAll();
        ((ObjectNode) file.path("canon")).put("premise", "Light is fast.");

        var made = upload(owner, into(), file.toString()).is(201).json();

        assertThat(made.path("changed").toString()).isEqualTo("[\"/premise\"]");
        assertThat(made.path("removed").toString()).isEqualTo("[\"/questions/why\"]");
        assertThat(owner.get(world()).json().path("version").asInt()).isEqualTo(1);
        owner.post("/api/proposals/" + made.path("proposalId").asString() + "/accept", Map.of()).is(200);
        assertThat(owner.get(world()).json().at("/canon/premise").asString()).isEqualTo("Light is fast.");
    }

    @Test
    void a_lorebook_becomes_a_proposal_that_a_dry_run_tells_before() {
        var plan = upload(owner, into() + "&dryRun=true", LOREBOOK)
            .is(200)
            .json();

        assertThat(plan.path("added").toString()).isEqualTo("[\"/elements/tide-bell\",\"/elements/tide-bell-2\"]");
        assertThat(plan.path("changed").toString()).isEqualTo("[\"/elements/lamplighter\"]");
        assertThat(owner.get(world() + "/proposals").items()).isEmpty();
        var made = upload(owner, into(), LOREBOOK).is(201).json();
        assertThat(made.path("added")).isEqualTo(plan.path("added"));
        owner.post("/api/proposals/" + made.path("proposalId").asString() + "/accept", Map.of()).is(200);
        var lamplighter = owner.get(world()).json().at("/canon/elements/lamplighter");
        assertThat(lamplighter.path("aliases").toString()).isEqualTo("[\"the lamplighter\"]");
        assertThat(lamplighter.path("relations").size()).isEqualTo(1);
    }

    @Test
    void world_info_comes_back_without_a_change() {
        var file = owner.get(world() + "/export?format=world-info").is(200);

        assertThat(file.json().at("/entries/1/key/0").asString()).isEqualTo("Ilse Vann");
        assertThat(file.json().path("entries").size()).isEqualTo(4);
        assertThat(upload(owner, into(), file.body()).is(200).json().path("changed").isEmpty()).isTrue();
    }

    @Test
    void a_character_card_brings_its_person_and_its_book() {
        var card = """
        {"spec": "chara_card_v3", "spec_version": "3.0", "data": {"name": "Mara", "description": "A diver.",
         "personality": "Calm.", "character_book": {"entries": [{"keys": ["wreck"], "content": "It hums."}]}}}
        """;

        var made = upload(owner, into(), card).is(201).json();

        assertThat(made.path("kind").asString()).isEqualTo("character-card");
        assertThat(made.path("added").toString()).isEqualTo("[\"/elements/mara\",\"/elements/wreck\"]");
    }

    @Test
    void a_card_comes_out_of_its_picture() {
        var card = "{\"spec\": \"chara_card_v2\", \"data\": {\"name\": \"%s\", \"description\": \"A diver.\"}}";
        var older = textChunk("chara", card.formatted("Old").getBytes(StandardCharsets.UTF_8));
        var newer = textChunk("ccv3", card.formatted("Zoë").getBytes(StandardCharsets.UTF_8));
        var picture = png(older, newer);

        var made = send(owner, into(), form("file", picture)).is(201).json();

        assertThat(made.path("added").toString()).isEqualTo("[\"/elements/zoe\"]");
        assertThat(send(owner, into(), form("file", png())).is(400).fields()).containsExactly("file");
        older[0] = 0x7f;
        assertThat(
            send(owner, into(), form("file", png(newer, older)))
                .is(400)
                .body()
        ).contains("longer than the file");
        older[0] = (byte) 0xff;
        assertThat(
            send(owner, into(), form("file", png(older)))
                .is(400)
                .fields()
        ).containsExactly("file");
        assertThat(
            send(owner, into(), form("file", png(new byte[3])))
                .is(400)
                .fields()
        ).containsExactly("file");
    }

    private static byte[] png(byte[]... chunks) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' });
        List.of(chunks).forEach(png::writeBytes);
        return png.toByteArray();
    }

    private static byte[] textChunk(String name, byte[] card) {
        var text = (name + "\0" + Base64.getEncoder().encodeToString(card)).getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(text.length + 12)
            .putInt(text.length)
            .put("tEXt".getBytes(StandardCharsets.ISO_8859_1))
            .put(text)
            .putInt(0)
            .array();
    }

    @Test
    void a_file_that_does_not_fit_is_refused_by_its_path() {
        var tooLong = "{\"entries\": [{\"keys\": [\"a\"], \"content\": \"%s\"}]}".formatted("x".repeat(2_001));

        assertThat(upload(owner, into(), tooLong).is(400).fields()).containsExactly("entries[0].summary");
        assertThat(upload(owner, into(), "{\"entries\": [{}]}").is(400).fields()).containsExactly("entries[0]");
        assertThat(upload(owner, into(), "{\"entries\": {\"7\": 7}}").is(400).fields()).containsExactly("entries.7");
        var newer = "{\"format\": \"deepscifi-world\", \"version\": 2}";
        assertThat(upload(owner, "", newer).is(400).fields()).containsExactly("version");
        var empty = "{\"format\": \"deepscifi-world\", \"version\": 1, \"name\": \"A\", \"canon\": {}}";
        assertThat(upload(owner, "", empty).is(400).fields()).contains("canon.rules", "canon.elements");
        assertThat(upload(owner, "", LOREBOOK).is(422).problem()).isEqualTo("unusable-file");
        assertThat(upload(owner, "", "{}").is(422).json().path("detail").asString()).contains("deepscifi-world");
        assertThat(owner.get("/api/worlds").items()).hasSize(1);
    }

    @Test
    void a_hostile_file_is_a_mistake_of_its_sender() {
        var files = List.of(
            "[".repeat(10_000),
            "{\"entries\": [], \"entries\": []}",
            "{\"entries\": [{\"keys\": [\"a\"], \"content\": NaN}]}",
            "{\"entries\": []} {}",
            "{\"entries\": [{\"keys\": [\"a\"], \"content\": \"\\u0000\"}]}",
            "{\"entries\": [{\"keys\": [\"a\"], \"content\": \"\\ud800\"}]}",
            "{\"order\": " + "9".repeat(5_000) + "}",
            "PK\003\004"
        );
        for (var file : files) {
            assertThat(upload(owner, into(), file).is(400).problem()).isIn("malformed-json", "validation");
        }
        var invalid = "{\"entries\": [{\"keys\": [\"a\"], \"content\": \"MARK\"}]}".getBytes(StandardCharsets.UTF_8);
        invalid[invalid.length - 6] = (byte) 0xFF;
        send(owner, into(), form("file", invalid)).is(400);
        assertThat(upload(owner, into(), "\uFEFF" + LOREBOOK).status()).isEqualTo(201);
        assertThat(owner.get(world() + "/proposals").items()).hasSize(1);
    }

    @Test
    void a_form_that_is_none_is_named() {
        var good = form("file", LOREBOOK.getBytes(StandardCharsets.UTF_8));
        var text = new String(good, StandardCharsets.UTF_8);
        var two = (text.replace("--frame--\r\n", "") + text).getBytes(StandardCharsets.UTF_8);

        assertThat(send(owner, into(), two).is(400).fields()).containsExactly("file");
        assertThat(send(owner, into(), form("other", good)).is(400).fields()).containsExactly("file");
        assertThat(
            send(owner, into(), form("file", new byte[0]))
                .is(400)
                .fields()
        ).containsExactly("file");
        assertThat(send(owner, into(), "--frame--\r\n".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
        var cut = text.substring(0, text.length() - 40).getBytes(StandardCharsets.UTF_8);
        assertThat(send(owner, into(), cut).is(400).fields()).containsExactly("file");
        owner.post("/api/imports", Map.of()).is(415);
        owner.send("POST", "/api/imports", Map.of("Content-Type", "multipart/form-data"), good).is(400);
        assertThat(
            upload(owner, into(), " ".repeat(2 * 1024 * 1024))
                .is(413)
                .problem()
        ).isEqualTo("too-large");
    }

    @Test
    void only_those_who_may_read_or_change_it_do() {
        var stranger = platform.signUp("Sam");
        var viewer = platform.signUp("Vera");
        owner.lets(viewer, "viewer", worldId);

        assertThat(
            stranger
                .get(world() + "/export")
                .is(404)
                .problem()
        ).isEqualTo("not-found");
        platform
            .visitor()
            .get(world() + "/export")
            .is(404);
        viewer.get(world() + "/export").is(200);
        upload(stranger, into(), LOREBOOK).is(404);
        upload(viewer, into(), LOREBOOK).is(403);
        upload(platform.visitor(), "", LOREBOOK).is(401);
        assertThat(
            owner
                .get(world() + "/export?format=word")
                .is(400)
                .fields()
        ).containsExactly("format");
    }

    private String world() {
        return "/api/worlds/" + worldId;
    }

    private String into() {
        return "?worldId=" + worldId;
    }

    private static Answer upload(Visitor sender, String query, String file) {
        return send(sender, query, form("file", file.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer send(Visitor sender, String query, byte[] form) {
        var headers = Map.of("Content-Type", "multipart/form-data; boundary=frame");
        return sender.send("POST", "/api/imports" + query, headers, form);
    }

    private static byte[] form(String part, byte[] file) {
        var begin = "--frame\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.json\"\r\n\r\n".formatted(
            part
        );
        var form = new ByteArrayOutputStream();
        form.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--frame--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }
}
