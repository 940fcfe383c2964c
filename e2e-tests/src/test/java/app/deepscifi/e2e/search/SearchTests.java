package app.deepscifi.e2e.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@WithPlatform
class SearchTests {

    private final TestPlatform platform;
    private final Person owner;
    private final String worldId;

    SearchTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.worldId = owner.worldId();
    }

    @Test
    void each_kind_is_found_at_its_place() {
        var story = story("The Zeppelin Log", "A zeppelin crossed the quay.");
        owner.patch("/api/worlds/" + worldId, 1, Map.of("name", "Zeppelin Light")).is(200);
        write("zeppelin", "Zeppelin Yard", "Where airships rest.");
        var turn = owner.say("SAY about a zeppelin", Place.world(worldId));

        var found = find(owner, "zeppelin", "&worldId=" + worldId);

        assertThat(found).hasSize(5);
        var entry = of(found, "entry");
        assertThat(entry.path("address").asString()).isEqualTo("/elements/zeppelin");
        assertThat(entry.path("title").asString()).isEqualTo("Zeppelin Yard");
        assertThat(of(found, "world").path("worldId").asString()).isEqualTo(worldId);
        assertThat(of(found, "story").path("storyId").asString()).isEqualTo(story.path("id").asString());
        var passage = of(found, "passage");
        assertThat(passage.path("segmentId")).isEqualTo(story.path("segments").get(0).path("id"));
        assertThat(passage.path("title").asString()).isEqualTo("The Zeppelin Log");
        assertThat(marked(passage)).containsExactly("zeppelin");
        assertThat(of(found, "message").path("turnId").asString()).isEqualTo(turn.id());
        assertThat(of(found, "message").path("left").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        textBlock = """
        アーク, 古いアークは北へ向かう。
        测试, 我们正在测试新的引擎。
        서울, 그는 서울에서 왔다.
        울에, 그는 서울에서 왔다.
        zoe, Zoë arrived.
        Zoë, Zoë arrived.
        ZOE, Zoë arrived.
        wolf, Wolves were heard.
        wolves, A wolf was heard.
        sail, They sailed on.
        children, A child slept.
        bob, Write to bob@example.org today.
        example, Write to bob@example.org today.
        strasse, In der Straße.
        Елка, Ёлка стоит.
        محمد, مُحَمَّد كتب.
        istanbul, İstanbul uyuyor.
        ไทย, ภาษาไทยเก่า
        light, The lighthouse
        the the, Only the the.
        """
    )
    void it_is_found_in_every_language(String typed, String text) {
        var story = story("Untitled", text);

        assertThat(find(owner, typed, "&kind=passage&worldId=" + worldId))
            .extracting(hit -> hit.path("storyId").asString())
            .contains(story.path("id").asString());
    }

    @Test
    void entries_are_found_by_parts_of_their_address_by_aliases_and_in_other_spellings() {
        write("the-ark", "Last Hope", "A ship.");
        owner
            .patch(
                "/api/worlds/" + worldId,
                2,
                Canon.changes(
                    Canon.edit(
                        "/elements/calypso",
                        Map.of(
                            "kind",
                            "character",
                            "name",
                            "Calypso",
                            "summary",
                            "A pilot.",
                            "aliases",
                            List.of("The Heron")
                        )
                    )
                )
            )
            .is(200);

        assertThat(addresses("ark")).contains("/elements/the-ark");
        assertThat(addresses("heron")).containsExactly("/elements/calypso");
        assertThat(addresses("Calipso")).containsExactly("/elements/calypso");
        assertThat(addresses("Callypso")).containsExactly("/elements/calypso");
    }

    @Test
    void names_come_before_texts_and_words_before_other_forms_of_them() {
        write("a", "Other", "They sail with the heron.");
        write("b", "Heron", "A bird.");
        write("c", "Another", "Herons rest.");

        assertThat(addresses("heron")).containsExactly("/elements/b", "/elements/a", "/elements/c");
    }

    @Test
    void a_change_is_found_at_once_and_what_is_gone_is_not() {
        write("quark", "Quark", "Small.");
        assertThat(addresses("quark")).containsExactly("/elements/quark");

        var rename = Map.of("address", "/elements/quark", "name", "Gluon", "allMentions", true);
        owner
            .send("POST", "/api/worlds/" + worldId + "/rename", Map.of("If-Match", "\"2\""), Visitor.json(rename))
            .is(200);
        assertThat(addresses("gluon")).hasSize(1);
        assertThat(addresses("quark")).isEmpty();

        var story = story("Neutrino", "A neutrino.");
        assertThat(find(owner, "neutrino", "")).hasSize(2);
        owner.delete("/api/stories/" + story.path("id").asString()).is(204);
        assertThat(find(owner, "neutrino", "")).isEmpty();
        owner.delete("/api/worlds/" + worldId).is(204);
        assertThat(find(owner, "gluon", "")).isEmpty();
    }

    @Test
    void pages_repeat_and_miss_nothing() {
        var word = "w" + UUID.randomUUID().toString().replace("-", "");
        for (var number = 0; number < 7; number++) {
            story("Story " + number, word + " ".repeat(1 + (number % 2)) + (number % 2 == 0 ? word : "."));
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = owner
                .get("/api/search?q=" + word + "&limit=3" + cursor)
                .is(200)
                .json();
            page.path("items").forEach(hit -> seen.add(hit.path("segmentId").asString()));
            var next = page.path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_message_is_found_only_by_its_person_and_marked_on_a_branch_that_was_left() {
        var first = owner.say("SAY about a xylophone", Place.world(worldId));
        var viewer = platform.signUp("Vera");
        owner.lets(viewer, "editor", worldId);

        assertThat(find(viewer, "xylophone", "")).isEmpty();
        assertThat(find(platform.visitor(), "xylophone", "")).isEmpty();

        var second = owner.retry(first.id());
        var found = find(owner, "xylophone", "");
        assertThat(found)
            .extracting(hit -> hit.path("turnId").asString())
            .containsExactlyInAnyOrder(first.id(), second.id());
        found.forEach(hit ->
            assertThat(hit.path("left").asBoolean()).isEqualTo(hit.path("turnId").asString().equals(first.id()))
        );
    }

    /** Random worlds and people: each finds exactly what they may read. */
    @Test
    void nobody_finds_what_they_may_not_read() {
        var random = new Random(15);
        var word = "secret" + random.nextInt(1_000_000);
        var people = List.of(platform.signUp("Ada"), platform.signUp("Bo"), platform.signUp("Cy"));
        var readable = new ArrayList<HashSet<String>>();
        people.forEach(_ -> readable.add(new HashSet<>()));
        var forAll = new HashSet<String>();
        for (var number = 0; number < 12; number++) {
            var author = random.nextInt(people.size());
            var visibility = List.of("private", "unlisted", "public").get(random.nextInt(3));
            var world = people
                .get(author)
                .post(
                    "/api/worlds",
                    Map.of("name", "World of the " + word, "canon", SampleCanon.JSON, "visibility", visibility)
                )
                .is(201)
                .json()
                .path("id")
                .asString();
            var guest = random.nextInt(people.size());
            if (guest != author && random.nextBoolean()) {
                people.get(author).lets(people.get(guest), random.nextBoolean() ? "viewer" : "editor", world);
                readable.get(guest).add(world);
            }
            readable.get(author).add(world);
            if (visibility.equals("public")) {
                forAll.add(world);
            }
        }
        for (var person = 0; person < people.size(); person++) {
            readable.get(person).addAll(forAll);
            assertThat(worlds(people.get(person), word)).isEqualTo(readable.get(person));
        }
        assertThat(worlds(platform.visitor(), word)).isEqualTo(forAll);
    }

    @Test
    void an_unlisted_world_is_found_by_people_who_have_its_address_and_a_private_one_is_not_there() {
        assertThat(
            platform
                .visitor()
                .get("/api/search?q=quay&worldId=" + worldId)
                .status()
        ).isEqualTo(404);
        owner.patch("/api/worlds/" + worldId, 1, Map.of("visibility", "unlisted")).is(200);

        assertThat(find(platform.visitor(), "ledger", "&worldId=" + worldId)).isNotEmpty();
        assertThat(find(platform.visitor(), "ledger", ""))
            .extracting(hit -> hit.path("worldId").asString())
            .doesNotContain(worldId);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "/api/search",
            "/api/search?q=",
            "/api/search?q=%20",
            "/api/search?q=...",
            "/api/search?q=a&kind=planet",
            "/api/search?q=a&cursor=nonsense",
            "/api/search?q=a&worldId=1",
            "/api/search?q=a&limit=0",
        }
    )
    void a_wrong_question_is_refused_and_names_the_parameter(String path) {
        var answer = owner.get(path);

        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.body()).containsAnyOf("\"q\"", "kind", "cursor", "worldId", "limit");
    }

    @Test
    void no_text_can_break_a_question() {
        for (var typed : List.of(
            "'",
            "\"",
            "a'b\\",
            "a & !b | (c",
            "<->",
            ":*",
            "=x",
            "a\u0000b",
            "😀 a",
            "\u202e x",
            "ǅ"
        )) {
            assertThat(owner.get("/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)).status())
                .as(typed)
                .isIn(200, 400, 422);
        }
    }

    private static HashSet<String> worlds(Visitor reader, String word) {
        var worlds = new HashSet<String>();
        reader
            .get("/api/search?q=" + word + "&kind=world&limit=100")
            .is(200)
            .items()
            .forEach(hit -> worlds.add(hit.path("worldId").asString()));
        return worlds;
    }

    private List<String> addresses(String typed) {
        return find(owner, typed, "&kind=entry&worldId=" + worldId)
            .stream()
            .map(hit -> hit.path("address").asString())
            .toList();
    }

    private static List<String> marked(JsonNode hit) {
        var snippet = hit.path("snippet").asString();
        var marked = new ArrayList<String>();
        hit.path("marks").forEach(mark ->
            marked.add(snippet.substring(mark.path("from").asInt(), mark.path("to").asInt()))
        );
        return marked;
    }

    private static List<JsonNode> find(Visitor reader, String typed, String filter) {
        return reader
            .get("/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + filter)
            .is(200)
            .items();
    }

    private static JsonNode of(List<JsonNode> hits, String kind) {
        return hits
            .stream()
            .filter(hit -> hit.path("kind").asString().equals(kind))
            .findFirst()
            .orElseThrow();
    }

    private void write(String slug, String name, String summary) {
        var version = owner
            .get("/api/worlds/" + worldId)
            .is(200)
            .json()
            .path("version")
            .asInt();
        owner
            .patch(
                "/api/worlds/" + worldId,
                version,
                Canon.changes(
                    Canon.edit("/elements/" + slug, Map.of("kind", "concept", "name", name, "summary", summary))
                )
            )
            .is(200);
    }

    private JsonNode story(String title, String text) {
        return owner
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", title, "text", text))
            .is(201)
            .json();
    }
}
