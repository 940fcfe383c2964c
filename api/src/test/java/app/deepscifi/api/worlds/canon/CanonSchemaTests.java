package app.deepscifi.api.worlds.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@Domain(Canons.class)
class CanonSchemaTests {

    private final JsonMapper json = ApiJson.MAPPER;

    @Property(tries = 50)
    void what_is_stored_now_is_read_as_it_is(@ForAll Canon canon) {
        var stored = CanonSchema.marked(json.valueToTree(canon));

        assertThat(stored.path("schema").asInt()).isEqualTo(CanonSchema.PRESENT);
        assertThat(CanonJson.canon(CanonSchema.canon(stored))).isEqualTo(canon);
    }

    @Test
    void aliases_that_were_a_property_are_read_as_aliases() {
        var element = canon("{\"Alias\": \"Old Lady; N9,\", \"crew\": \"9\"}");

        assertThat(element.aliases()).containsExactly("Old Lady", "N9");
        assertThat(element.properties()).containsOnlyKeys("crew");
    }

    @Test
    void aliases_that_do_not_fit_stay_a_property() {
        var many = "x,".repeat(21);

        assertThat(canon("{\"aliases\": \"" + many + "\"}").properties()).containsEntry("aliases", many);
        assertThat(canon("{\"aliases\": \"" + "x".repeat(121) + "\"}").properties()).containsKey("aliases");
    }

    @Test
    void a_change_is_read_upward_on_both_sides() {
        var change = change("/elements/ark", ELEMENT.formatted("{\"alias\": \"Old Lady\"}"));

        assertThat(Arrays.asList(change.before(), change.after())).allSatisfy(side ->
            assertThat(((Element) Objects.requireNonNull(side)).aliases()).containsExactly("Old Lady")
        );
    }

    @Test
    void a_change_of_the_present_form_keeps_a_property_of_that_name() {
        var stored = CanonSchema.marked(
            json.readTree(
                "{\"address\": \"/elements/ark\", \"before\": null, \"after\": %s}".formatted(
                    ELEMENT.formatted("{\"alias\": \"Old Lady\"}")
                )
            )
        );

        var element = (Element) Objects.requireNonNull(CanonJson.change(CanonSchema.change(stored)).after());
        assertThat(element.properties()).containsKey("alias");
    }

    @Test
    void other_entries_and_removals_are_read_as_they_are() {
        assertThat(change("/premise", "\"A city.\"").address()).isEqualTo(Address.parse("/premise"));
        assertThat(change("/elements/ark", ELEMENT.formatted("null")).address()).hasToString("/elements/ark");
    }

    @Test
    void canon_of_a_newer_version_is_refused_before_any_of_it_is_lost() {
        var newer = json.readTree("{\"schema\": 3}");

        assertThatThrownBy(() -> CanonSchema.canon(newer)).isInstanceOf(IllegalStateException.class);
    }

    private static final String ELEMENT = """
    {"kind": "artifact", "name": "Ark", "summary": "It left.", "properties": %s}""";

    private Element canon(String properties) {
        var stored = json.readTree("{\"elements\": {\"ark\": " + ELEMENT.formatted(properties) + "}}");
        return CanonJson.canon(CanonSchema.canon(stored)).elements().values().iterator().next();
    }

    private Change change(String address, String side) {
        var stored = json.readTree(
            "{\"address\": \"%s\", \"before\": %s, \"after\": %s}".formatted(address, side, side)
        );
        return CanonJson.change(CanonSchema.change(stored));
    }
}
