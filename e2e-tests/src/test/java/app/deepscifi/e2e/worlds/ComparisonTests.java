package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any two versions of a world, side by side; and who changed each part last. */
@WithPlatform
class ComparisonTests {

    private final TestPlatform platform;
    private final Person owner;
    private final Person editor;
    private final String id;
    private final String world;

    ComparisonTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.editor = platform.signUp("Ed");
        this.id = owner.worldId();
        this.world = "/api/worlds/" + id;
        owner.lets(editor, "editor", id);
    }

    @Test
    void the_changes_are_listed_by_address_and_field() {
        owner.patch(world, 1, Canon.changes(Canon.rule("new", "A new rule."))).is(200);
        editor.patch(world, 2, Canon.changes(Canon.removed("/questions/why"))).is(200);
        editor
            .patch(
                world,
                3,
                Canon.changes(
                    Canon.edit("/setting", Map.of("year", 2392, "place", "The Long Quay")),
                    Canon.premise("Light is late.")
                )
            )
            .is(200);

        var compared = compare(owner, "1", "4").is(200);

        assertThat(compared.json().at("/from/version/number").asInt()).isEqualTo(1);
        assertThat(compared.json().at("/to/version/number").asInt()).isEqualTo(4);
        assertThat(compared.json().path("count").asInt()).isEqualTo(4);
        assertThat(compared.items("address")).containsExactly("/premise", "/setting", "/rules/new", "/questions/why");
        assertThat(compared.items("kind")).containsExactly("changed", "changed", "added", "removed");
        assertThat(compared.json().at("/items/0/before")).isEqualTo(SampleCanon.JSON.path("premise"));
        assertThat(compared.json().at("/items/0/after").asString()).isEqualTo("Light is late.");
        assertThat(compared.json().at("/items/1/fields").values()).hasSize(1);
        assertThat(compared.json().at("/items/1/fields/0").asString()).isEqualTo("year");
        assertThat(compared.json().at("/items/2/before").isNull()).isTrue();
        assertThat(compared.json().at("/items/3/after").isNull()).isTrue();
        assertThat(compare(owner, "4", "1").is(200).items("kind")).containsExactly(
            "changed",
            "changed",
            "removed",
            "added"
        );
        assertThat(compare(owner, "3", "3").is(200).json().path("count").asInt()).isZero();
    }

    @Test
    void it_comes_in_pages_and_begins_with_nothing() {
        var addresses = new ArrayList<String>();
        var page = compare(owner, "0", "1", "&limit=5").is(200);
        assertThat(page.json().at("/from/version").isNull()).isTrue();
        addresses.addAll(page.items("address"));
        while (!page.json().path("nextCursor").isNull()) {
            page = compare(owner, "0", "1", "&limit=5&cursor=" + page.json().path("nextCursor").asString()).is(200);
            addresses.addAll(page.items("address"));
        }

        assertThat(addresses).doesNotHaveDuplicates().hasSize(page.json().path("count").asInt());
        assertThat(addresses).startsWith("/premise", "/setting").endsWith("/questions/why");
        assertThat(compare(owner, "0", "1", "&cursor=OTIyMzM3MjAzNjg1NDc3NTgwNw").is(200).items()).isEmpty();
    }

    @Test
    void a_version_that_is_not_there_is_named() {
        assertThat(compare(owner, "1", "9").is(400).fields()).containsExactly("to");
        assertThat(compare(owner, "9", "1").is(400).fields()).containsExactly("from");
        assertThat(compare(owner, "one", "1").is(400).fields()).containsExactly("from");
        assertThat(compare(owner, "-1", "1").is(400).fields()).containsExactly("from");
        assertThat(compare(owner, "1", "99999999999").is(400).fields()).containsExactly("to");
        assertThat(compare(owner, "origin", "1").is(400).fields()).containsExactly("from");
        assertThat(
            owner
                .get(world + "/compare?from=1")
                .is(400)
                .fields()
        ).containsExactly("to");
    }

    @Test
    void others_compare_only_what_they_may_read() {
        var stranger = platform.signUp("Sam");
        owner.patch(world, 1, Canon.changes(Canon.rule("secret", "She did it."))).is(200);
        owner.patch(world, 2, Canon.changes(Canon.removed("/rules/secret"))).is(200);
        for (var reader : List.of(stranger, platform.visitor())) {
            compare(reader, "1", "2").is(404);
            reader.get(world + "/last-changes").is(404);
        }
        owner.patch(world, 3, Map.of("visibility", "public")).is(200);
        owner.patch(world, 3, Canon.changes(Canon.premise("Light is late."))).is(200);

        for (var reader : List.of(stranger, platform.visitor())) {
            assertThat(compare(reader, "2", "3").is(400).fields()).containsExactly("from");
            assertThat(compare(reader, "0", "3").is(400).fields()).containsExactly("from");
            assertThat(compare(reader, "3", "4").is(200).items("address")).containsExactly("/premise");
            assertThat(lastChanged(reader)).containsOnlyKeys("/premise");
        }
        assertThat(lastChanged(owner)).containsKeys("/premise", "/setting", "/rules/slow-light");
    }

    @Test
    void who_last_changed_each_part_is_known() {
        editor.patch(world, 1, Canon.changes(Canon.premise("Light is late."), Canon.removed("/questions/why"))).is(200);
        owner.send("POST", world + "/versions/1/restore", Map.of("If-Match", "\"2\""), new byte[0]).is(200);
        editor.patch(world, 3, Canon.changes(Canon.rule("new", "A new rule."))).is(200);

        var last = lastChanged(owner);

        assertThat(last).containsEntry("/premise", "3 Olga").containsEntry("/questions/why", "3 Olga");
        assertThat(last).containsEntry("/rules/new", "4 Ed").containsEntry("/rules/slow-light", "1 Olga");
        editor.patch(world, 4, Canon.changes(Canon.removed("/rules/new"))).is(200);
        assertThat(lastChanged(owner)).doesNotContainKey("/rules/new");
    }

    @Test
    void a_version_gets_a_name_that_several_may_have() {
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        assertThat(name(editor, 1, "Before the end").is(200).json().path("name").asString()).isEqualTo(
            "Before the end"
        );
        name(owner, 2, "Before the end").is(200);

        assertThat(
            owner
                .get(world + "/versions")
                .is(200)
                .items("name")
        ).containsExactly("Before the end", "Before the end");
        assertThat(compare(owner, "1", "2").json().at("/from/version/name").asString()).isEqualTo("Before the end");
        assertThat(name(owner, 1, null).is(200).json().path("name").isNull()).isTrue();
        assertThat(name(owner, 1, "x".repeat(121)).is(400).fields()).containsExactly("name");
        name(owner, 7, "No such version").is(404);
        var viewer = platform.signUp("Vera");
        owner.lets(viewer, "viewer", id);
        name(viewer, 1, "Mine").is(403);
        name(platform.signUp("Sam"), 1, "Mine").is(404);
    }

    private Answer compare(Visitor reader, String from, String to) {
        return compare(reader, from, to, "");
    }

    private Answer compare(Visitor reader, String from, String to, String more) {
        return reader.get(world + "/compare?from=" + from + "&to=" + to + more);
    }

    private Answer name(Person person, int version, @Nullable String name) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("name", name);
        return person.patch(world + "/versions/" + version, body);
    }

    /** The version and the person, by address. */
    private Map<String, String> lastChanged(Visitor reader) {
        var last = new HashMap<String, String>();
        reader
            .get(world + "/last-changes")
            .is(200)
            .json()
            .path("lastChanged")
            .propertyStream()
            .forEach(change ->
                last.put(
                    change.getKey(),
                    change.getValue().path("version").asInt() + " " + change.getValue().at("/author/name").asString()
                )
            );
        return last;
    }
}
