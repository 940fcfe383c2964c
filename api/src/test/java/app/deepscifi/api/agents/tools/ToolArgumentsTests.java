package app.deepscifi.api.agents.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.Violation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of entries, which models are asked for, and maps, which some models send anyway, are parsed alike. */
class ToolArgumentsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void a_list_is_read_as_the_map_that_it_stands_for() {
        var restored = restored(
            CreateWorld.Arguments.class,
            """
            {"name": "Ares", "canon": {
              "rules": [{"slug": "no-ftl", "statement": "Nothing outruns light."}],
              "elements": [{"slug": "ark", "name": "Ark", "properties": [{"name": "crew", "value": "400"}]}]}}"""
        );

        assertThat(restored.at("/canon/rules/no-ftl/statement").asString()).isEqualTo("Nothing outruns light.");
        assertThat(restored.at("/canon/elements/ark/name").asString()).isEqualTo("Ark");
        assertThat(restored.at("/canon/elements/ark/properties")).isEqualTo(JSON.readTree("{\"crew\": \"400\"}"));
    }

    @Test
    void a_map_and_all_else_stays_as_it_is() {
        var arguments = """
        {"drafts": [{"canon": {"rules": {"no-ftl": {"statement": "Nothing outruns light."}}, "tones": ["dry"],
                               "elements": {"ark": {"properties": {"crew": "400"}}}, "timeline": 7}}, "no draft"]}""";

        assertThat(restored(ProposeWorlds.Arguments.class, arguments)).isEqualTo(JSON.readTree(arguments));
    }

    @Test
    void the_entry_of_a_change_may_have_such_a_list() {
        var restored = restored(
            ProposeChanges.Arguments.class,
            """
            {"changes": [{"address": "/elements/ark", "after": {"properties": [{"name": "crew", "value": "400"}]}},
                         {"address": "/tones", "after": ["dry"]}, {"address": "/rules/no-ftl", "after": null}]}"""
        );

        assertThat(restored.at("/changes/0/after/properties/crew").asString()).isEqualTo("400");
        assertThat(restored.at("/changes/1/after/0").asString()).isEqualTo("dry");
        assertThat(restored.at("/changes/2/after").isNull()).isTrue();
    }

    @Test
    void an_item_without_a_name_or_with_the_name_of_another_is_refused_at_its_path() {
        var arguments = """
        {"canon": {"rules": [{"slug": "a"}, {"slug": "a"}, {}],
                   "elements": [{"slug": "ark", "properties": ["crew"]}]}}""";

        var refused = catchThrowableOfType(InvalidInput.class, () -> restored(CreateWorld.Arguments.class, arguments));

        assertThat(refused.violations())
            .extracting(Violation::path)
            .containsExactly("canon.rules[1].slug", "canon.rules[2].slug", "canon.elements.ark.properties[0].name");
    }

    private static JsonNode restored(Class<? extends Record> type, String arguments) {
        var json = JSON.readTree(arguments);
        ToolArguments.restoreMaps(json, type);
        return json;
    }
}
