package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithPlatform
class EditsAtOnceTests {

    private final Person owner;
    private final Person editor;
    private final String world;

    EditsAtOnceTests(TestPlatform platform) {
        this.owner = platform.signUp("Olga");
        this.editor = platform.signUp("Ed");
        var id = owner.worldId();
        owner.lets(editor, "editor", id);
        this.world = "/api/worlds/" + id;
    }

    @Test
    void two_editors_of_different_entries_both_succeed() {
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        var second = editor
            .patch(world, 1, Canon.changes(Canon.rule("new", "A new rule.")))
            .is(200)
            .json();

        assertThat(second.path("version").asInt()).isEqualTo(3);
        assertThat(second.at("/canon/premise").asString()).isEqualTo("Light is late.");
        assertThat(second.at("/canon/rules/new/statement").asString()).isEqualTo("A new rule.");
        var changes = owner
            .get(world + "/versions/3")
            .is(200)
            .json()
            .path("changes");
        assertThat(Canon.addresses(changes)).containsExactly("/rules/new");
    }

    @Test
    void of_the_same_entry_the_second_sees_both_texts_and_nothing_of_the_request_is_made() {
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        var second = editor.patch(
            world,
            1,
            Canon.changes(Canon.premise("Light is lost."), Canon.rule("new", "A new rule."))
        );

        assertThat(second.is(409).problem()).isEqualTo("edit-conflict");
        assertThat(second.json().path("currentVersion").asInt()).isEqualTo(2);
        var conflicts = second.json().path("conflicts");
        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.at("/0/address").asString()).isEqualTo("/premise");
        assertThat(conflicts.at("/0/before").asString()).isEqualTo("Light is slow, so every window shows yesterday.");
        assertThat(conflicts.at("/0/yours").asString()).isEqualTo("Light is lost.");
        assertThat(conflicts.at("/0/theirs").asString()).isEqualTo("Light is late.");
        assertThat(owner.get(world).json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void premise_setting_and_lists_are_entries_of_their_own() {
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);
        var tones = Canon.edit("/tones", List.of("patient", "bright"));
        editor.patch(world, 1, Canon.changes(Canon.edit("/setting", Map.of("year", 2392)))).is(200);
        owner.patch(world, 1, Canon.changes(tones)).is(200);

        var another = editor.patch(world, 1, Canon.changes(Canon.edit("/themes", List.of("lamps", "memory")))).is(200);

        assertThat(another.json().path("version").asInt()).isEqualTo(5);
        assertThat(another.json().at("/canon/premise").asString()).isEqualTo("Light is late.");
        assertThat(another.json().at("/canon/setting/year").asInt()).isEqualTo(2392);
        assertThat(another.json().at("/canon/tones").valueStream().map(JsonNode::asString)).containsExactly(
            "patient",
            "bright"
        );
        var otherOrder = Canon.edit("/tones", List.of("bright", "patient"));
        assertThat(editor.patch(world, 1, Canon.changes(otherOrder)).is(409).problem()).isEqualTo("edit-conflict");
        assertThat(
            editor.patch(world, 5, Canon.changes(otherOrder)).is(200).json().at("/canon/tones/0").asString()
        ).isEqualTo("bright");
    }

    @Test
    void the_same_edit_of_both_is_made_once() {
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        var second = editor.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);

        assertThat(second.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void together_they_do_not_leave_a_reference_to_nothing() {
        owner.patch(world, 1, Canon.changes(Canon.removed("/elements/ledger"))).is(200);

        var second = editor.patch(
            world,
            1,
            Canon.changes(
                Canon.edit("/timeline/found", Map.of("when", "2391", "title", "Found", "elements", List.of("ledger")))
            )
        );

        assertThat(second.is(400).fields()).containsExactly("canon.timeline.found.elements[0]");
    }

    @Test
    void a_version_that_never_was_is_stale_and_settings_need_the_current_one() {
        assertThat(
            editor
                .patch(world, 7, Canon.changes(Canon.premise("Light is late.")))
                .is(412)
                .problem()
        ).isEqualTo("stale-version");
        owner.patch(world, 1, Canon.changes(Canon.premise("Light is late."))).is(200);
        editor.patch(world, 1, Map.of("name", "Later Light")).is(412);
    }

    @Test
    void a_portrait_is_a_picture_of_the_same_world() {
        var id = owner.get(world).json().path("id").asString();
        var picture = owner.uploads(id, "image/png", SampleFiles.png(2, 2)).path("id").asString();
        var elsewhere = owner.uploads(owner.worldId(), "image/png", SampleFiles.png(2, 2)).path("id").asString();

        assertThat(editor.patch(world, 1, portrait(elsewhere)).is(400).fields()).containsExactly(
            "canon.elements.keeper.portrait"
        );
        assertThat(editor.patch(world, 1, portrait("no-id")).is(400).fields()).containsExactly(
            "changes[0].after.portrait"
        );
        assertThat(
            editor.patch(world, 1, portrait(picture)).is(200).json().at("/canon/elements/keeper/portrait").asString()
        ).isEqualTo(picture);
    }

    private static Map<String, Object> portrait(String asset) {
        return Canon.changes(
            Canon.edit(
                "/elements/keeper",
                Map.of("kind", "character", "name", "The Keeper", "summary", "Keeps.", "portrait", asset)
            )
        );
    }
}
