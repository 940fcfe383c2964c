package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Any invalid input is answered with a problem document that names the fault, and never with a 500. */
@WithPlatform
class BadInputTests {

    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    private final TestPlatform platform;

    BadInputTests(TestPlatform platform) {
        this.platform = platform;
    }

    @TestFactory
    Stream<DynamicTest> a_body_that_is_no_json_is_refused() {
        return everyBody(sender -> {
            for (var body : List.of("{", "{'a': 1}", "hello", "\"text")) {
                assertThat(sender.send(body).is(400).problem()).as(body).isEqualTo("malformed-json");
            }
            for (var body : List.of("{}{", "[]", "7", "\"text\"", "true")) {
                assertThat(sender.send(body).is(400).problem()).as(body).isIn("malformed-json", "validation");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> invalid_utf_8_is_refused() {
        return everyBody(sender -> {
            for (var property : sender.properties(String.class)) {
                var text = Visitor.JSON.writeValueAsString(sender.with(property, "MARK"));
                var body = text.getBytes(StandardCharsets.UTF_8);
                body[text.indexOf("MARK") + 1] = (byte) 0xFF;
                sender.send(body).is(400).problem();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_value_of_the_wrong_type_is_refused_by_name() {
        return everyBody(sender -> {
            for (var property : sender.properties(Object.class)) {
                var wrong = sender.isTextOrNumber(property) ? Map.of("wrong", List.of(1)) : 7;
                assertThat(sender.send(sender.with(property, wrong)).is(400).problem()).isEqualTo("validation");
                assertThat(sender.send(sender.with(property, wrong)).fields()).anySatisfy(field ->
                    assertThat(field).startsWith(property)
                );
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_text_with_nul_or_half_a_character_is_refused_by_name() {
        return everyBody(sender -> {
            for (var property : sender.properties(String.class)) {
                for (var text : List.of("a\0b", "a\ud83d")) {
                    var body = "{\"%s\": %s}".formatted(property, escaped(text));
                    var answer = sender.send(body).is(400);
                    assertThat(answer.problem()).isEqualTo("validation");
                    assertThat(answer.fields()).contains(property);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_body_over_the_limit_is_refused() {
        return everyBody(sender ->
            assertThat(
                sender
                    .send(" ".repeat(TWO_MEGABYTES) + "{}")
                    .is(413)
                    .problem()
            ).isEqualTo("too-large")
        );
    }

    @TestFactory
    Stream<DynamicTest> a_body_of_another_type_is_refused() {
        return everyBody(sender ->
            assertThat(sender.sendAs("text/plain", "{}").is(415).problem()).isEqualTo("unsupported-media-type")
        );
    }

    @Test
    void everything_wrong_with_a_new_account_is_named_at_once() {
        var answer = platform
            .visitor()
            .post("/api/auth/signup", Map.of("email", "no email", "password", "short", "displayName", " "))
            .is(400);

        assertThat(answer.problem()).isEqualTo("validation");
        assertThat(answer.fields()).containsExactlyInAnyOrder("email", "password", "displayName");
    }

    @Test
    void a_missing_field_is_named() {
        var visitor = platform.visitor();
        var me = platform.signUp("Ada");

        assertThat(visitor.post("/api/auth/signup", Map.of()).is(400).fields()).contains("email", "password");
        assertThat(visitor.post("/api/auth/signin", Map.of()).is(400).fields()).contains("email", "password");
        assertThat(me.post("/api/worlds", Map.of()).is(400).fields()).contains("name", "canon");
        assertThat(me.post("/api/chat", Map.of()).is(400).fields()).contains("message");
    }

    @Test
    void missing_parts_of_a_world_are_named_by_their_paths() {
        var me = platform.signUp("Ada");

        var empty = me.post("/api/worlds", Map.of("name", "Empty", "canon", Map.of())).is(400);
        assertThat(empty.fields()).contains("canon.premise", "canon.rules", "canon.elements");

        var ship = Map.of("kind", "spaceship", "name", "Ark", "summary", "A ship.", "detail", "sketch");
        var unknown = me.post("/api/worlds", Map.of("name", "Ark", "canon", Map.of("elements", Map.of("ark", ship))));
        assertThat(unknown.is(400).fields()).contains("canon.elements.ark.kind");
    }

    @Test
    void a_text_that_is_too_long_is_named() {
        var me = platform.signUp("Ada");
        var worldId = me.worldId();

        assertThat(
            me
                .post("/api/worlds", Map.of("name", "x".repeat(121), "canon", SampleCanon.JSON))
                .is(400)
                .fields()
        ).contains("name");
        assertThat(
            me
                .patch("/api/worlds/" + worldId, 1, Canon.changes(Canon.premise("x".repeat(2001))))
                .is(400)
                .fields()
        ).anySatisfy(field -> assertThat(field).startsWith("changes[0]"));
        assertThat(
            me
                .post("/api/worlds/" + worldId + "/stories", Map.of("title", "x".repeat(201)))
                .is(400)
                .fields()
        ).contains("title");
        assertThat(
            me
                .post("/api/worlds/" + worldId + "/stories", Map.of("title", "T", "text", "x".repeat(50_001)))
                .is(400)
                .fields()
        ).contains("text");
    }

    @Test
    void a_message_has_one_to_twenty_thousand_characters() {
        var me = platform.signUp("Ada");

        for (var message : List.of("", " ", "x".repeat(20_001), "x".repeat(200_000))) {
            var answer = me.post("/api/chat", Map.of("message", message)).is(400);
            assertThat(answer.problem()).isEqualTo("validation");
            assertThat(answer.fields()).containsExactly("message");
        }
        me.say("SAY " + "x".repeat(19_996)).isCompleted();
    }

    @Test
    void an_unknown_enum_value_is_named() {
        var me = platform.signUp("Ada");
        var world = Map.of("name", "World", "canon", SampleCanon.JSON, "visibility", "secret");
        var worldId = me.worldId();

        assertThat(me.post("/api/worlds", world).is(400).fields()).containsExactly("visibility");
        assertThat(
            me
                .patch("/api/worlds/" + worldId, 1, Map.of("stage", "done"))
                .is(400)
                .fields()
        ).containsExactly("stage");
        assertThat(me.get("/api/worlds?scope=all").is(400).fields()).containsExactly("scope");
        assertThat(
            me
                .get("/api/worlds/" + worldId + "/proposals?status=maybe")
                .is(400)
                .fields()
        ).containsExactly("status");
        for (var role : List.of("owner", "reader", "king")) {
            var invitation = Map.of("email", me.email(), "role", role);
            assertThat(
                me
                    .put("/api/worlds/" + worldId + "/collaborators", invitation)
                    .is(400)
                    .fields()
            ).contains("role");
        }
    }

    @Test
    void a_page_that_there_cant_be_is_named() {
        var me = platform.signUp("Ada");

        for (var limit : List.of("0", "-1", "101", "many", "99999999999999")) {
            assertThat(
                me
                    .get("/api/worlds?limit=" + limit)
                    .is(400)
                    .fields()
            ).containsExactly("limit");
        }
        for (var cursor : List.of("garbage", "%00", "bm90IGEgY3Vyc29y", "=")) {
            assertThat(
                me
                    .get("/api/worlds?cursor=" + cursor)
                    .is(400)
                    .fields()
            ).containsExactly("cursor");
        }
    }

    @Test
    void many_languages_cookies_or_parameters_are_no_mistake() {
        var cookies = IntStream.range(0, 300).mapToObj(number -> "; c" + number + "=1");
        var signedIn = platform.signUp("Ada").cookie() + cookies.collect(Collectors.joining());
        var languages = IntStream.range(0, 26 * 26)
            .mapToObj(number -> "" + (char) ('a' + number / 26) + (char) ('a' + (number % 26)))
            .collect(Collectors.joining(","));
        var visitor = platform.visitor();

        visitor.send("GET", "/api/platform", Map.of("Accept-Language", languages), new byte[0]).is(200);
        visitor.send("GET", "/api/auth/me", Map.of("Cookie", signedIn), new byte[0]).is(200);
        visitor.get("/api/worlds?scope=public" + "&p=1".repeat(1_100)).is(200);
    }

    @Test
    void ids_of_other_things_are_refused() {
        var me = platform.signUp("Ada");
        var worldId = me.worldId();
        var otherStory = me
            .post("/api/worlds/" + me.worldId() + "/stories", Map.of("title", "Other", "text", "Elsewhere."))
            .json();
        var story = me.post("/api/worlds/" + worldId + "/stories", Map.of("title", "Mine")).json();
        var foreign = otherStory.path("segments").get(0).path("id").asString();

        var segment = Map.of("text", "On.", "parentId", foreign);
        assertThat(
            me
                .post("/api/stories/" + story.path("id").asString() + "/segments", segment)
                .is(400)
                .fields()
        ).containsExactly("parentId");
        var message = Place.world(worldId).story(otherStory.path("id").asString()).saying("SAY hello");
        assertThat(me.post("/api/chat", message).is(400).fields()).containsExactly("storyId");
        for (var passage : List.of(foreign, UUID.randomUUID().toString())) {
            var open = Place.world(worldId).story(story.path("id").asString()).segment(passage);
            assertThat(me.post("/api/chat", open.saying("SAY hello")).is(400).fields()).containsExactly("segmentId");
        }
        assertThat(
            me
                .post("/api/chat", Map.of("message", "hello", "worldId", "seven"))
                .is(400)
                .fields()
        ).containsExactly("worldId");
    }

    @Test
    void a_card_that_there_is_not_makes_no_world() {
        var nobodys = Map.of("draftId", "00000000-0000-4000-8000-000000000000");

        assertThat(platform.signUp("Ada").post("/api/worlds", nobodys).is(404).problem()).isEqualTo("not-found");
    }

    @Test
    void somebody_elses_card_makes_no_world() {
        var drafts = platform.signUp("Bo").say("A lighthouse that sells memories").one("worlds").path("drafts");
        var theirs = Map.of("draftId", drafts.get(0).path("draftId").asString());

        assertThat(platform.signUp("Ada").post("/api/worlds", theirs).is(404).problem()).isEqualTo("not-found");
    }

    @Test
    void an_old_version_is_refused_and_the_newer_one_named() {
        var me = platform.signUp("Ada");
        var world = "/api/worlds/" + me.worldId();
        me.patch(world, 1, Canon.changes(Canon.premise("Light stands still."))).is(200);

        var stale = me.patch(world, 1, Map.of("name", "Slow Light")).is(412);

        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(stale.json().path("currentVersion").asInt()).isEqualTo(2);
        assertThat(me.patch(world, Map.of("name", "Renamed")).is(428).problem()).isEqualTo("precondition-required");
        for (var tag : List.of("1", "\"x\"", "\"99999999999\"", "")) {
            var headers = Map.of("If-Match", tag);
            assertThat(me.send("PATCH", world, headers, Visitor.json(Map.of("name", "No"))).status())
                .as(tag)
                .isBetween(400, 428);
        }
    }

    @Test
    void a_bad_header_of_the_chat_is_named() {
        var me = platform.signUp("Ada");
        var turn = me.say("SAY hello");
        var hello = Visitor.json(Map.of("message", "SAY hello"));

        var key = me.send("POST", "/api/chat", Map.of("Idempotency-Key", "x".repeat(201)), hello);
        assertThat(key.is(400).fields()).containsExactly("Idempotency-Key");
        var events = "/api/chat/turns/" + turn.id() + "/events";
        var last = me.send("GET", events, Map.of("Last-Event-ID", "seven"), new byte[0]);
        assertThat(last.is(400).fields()).containsExactly("Last-Event-ID");
    }

    @Test
    void an_address_of_the_api_that_there_is_not_is_a_problem_too() {
        var me = platform.signUp("Ada");

        assertThat(me.get("/api/nothing").is(404).problem()).isEqualTo("not-found");
        assertThat(me.delete("/api/worlds").is(405).problem()).isEqualTo("method-not-allowed");
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder("\"");
        text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        return escaped.append('"').toString();
    }

    private Stream<DynamicTest> everyBody(Consumer<Sender> test) {
        var scene = Scene.of(platform, "private");
        return Operation.all(platform)
            .stream()
            .filter(Operation::takesBody)
            .map(operation ->
                dynamicTest(operation.toString(), () ->
                    test.accept(new Sender(scene, operation, scene.body(operation)))
                )
            );
    }

    /** The owner of the scene, who calls one operation with one invalid value. */
    private record Sender(Scene scene, Operation operation, Map<String, Object> good) {
        List<String> properties(Class<?> type) {
            Predicate<Object> fits = value -> type == Object.class || value instanceof String;
            return good
                .keySet()
                .stream()
                .filter(property -> fits.test(good.get(property)))
                .toList();
        }

        boolean isTextOrNumber(String property) {
            return good.get(property) instanceof String || good.get(property) instanceof Number;
        }

        Map<String, Object> with(String property, Object value) {
            var body = new HashMap<>(good);
            body.put(property, value);
            return body;
        }

        Answer send(Map<String, Object> body) {
            return send(Visitor.json(body));
        }

        Answer send(String body) {
            return send(body.getBytes(StandardCharsets.UTF_8));
        }

        Answer send(byte[] body) {
            return scene.owner().send(operation.method(), scene.path(operation), scene.headers(operation), body);
        }

        Answer sendAs(String type, String body) {
            var headers = new HashMap<>(scene.headers(operation));
            headers.put("Content-Type", type);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            return scene.owner().send(operation.method(), scene.path(operation), headers, bytes);
        }
    }
}
