package app.deepscifi.api.agents.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of tools are generated from the records of their arguments, in a form that strict calls accept. */
class ToolParametersTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Keywords that strict calls of Anthropic and OpenAI accept, and that grammars of model servers support. */
    private static final List<String> KEYWORDS = List.of(
        "type",
        "description",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minItems",
        "maxItems",
        "enum",
        "anyOf"
    );

    @ParameterizedTest
    @ValueSource(
        classes = {
            CreateStory.Arguments.class,
            CreateWorld.Arguments.class,
            ListStories.Arguments.class,
            ListWorlds.Arguments.class,
            ProposeChanges.Arguments.class,
            ProposeWorlds.Arguments.class,
            ReadCanon.Arguments.class,
            ReadStory.Arguments.class,
            Recall.Arguments.class,
            RememberPreferences.Arguments.class,
            Search.Arguments.class,
            Suggest.Arguments.class,
            WriteSegment.Arguments.class,
        }
    )
    void every_object_is_closed_and_says_only_what_strict_calls_take(Class<? extends Record> arguments) {
        var schema = parameters(arguments);

        assertThat(schema.path("type").asString()).isEqualTo("object");
        for (var part : schemasIn(schema)) {
            assertThat(part.propertyNames()).as(part.toString()).isSubsetOf(KEYWORDS);
            if (part.path("type").asString("").equals("object")) {
                assertThat(part.get("additionalProperties").asBoolean()).isFalse();
                assertThat(part.path("properties").propertyNames()).containsAll(texts(part.path("required")));
            }
        }
    }

    @Test
    void a_map_is_a_list_whose_items_say_their_slug_or_name_first() {
        var canon = parameters(CreateWorld.Arguments.class).at("/properties/canon");
        var element = canon.at("/properties/elements/items");

        assertThat(texts(canon.path("required"))).containsExactly("premise", "setting", "rules", "elements");
        assertThat(element.path("properties").propertyNames()).containsExactly(
            "slug",
            "kind",
            "name",
            "summary",
            "detail",
            "properties",
            "relations",
            "aliases",
            "began",
            "ended",
            "portrait"
        );
        assertThat(texts(element.path("required"))).containsExactly("slug", "kind", "name", "summary");
        assertThat(element.at("/properties/properties/items/properties").propertyNames()).containsExactly(
            "name",
            "value"
        );
        assertThat(texts(element.at("/properties/kind/enum")))
            .contains("character", "concept")
            .hasSize(8);
        assertThat(element.at("/properties/slug/description").asString()).isEqualTo(
            "Words of a-z and 0-9, joined by hyphens. At most 64 characters."
        );
        assertThat(canon.at("/properties/tones/description").asString()).endsWith(" At most 120 characters each.");
        assertThat(element.at("/properties/relations/maxItems").asInt()).isEqualTo(50);
        assertThat(element.at("/properties/summary/description").asString()).endsWith(" At most 2000 characters.");
    }

    @Test
    void a_change_is_any_kind_of_entry_or_null() {
        var after = parameters(ProposeChanges.Arguments.class).at("/properties/changes/items/properties/after");

        assertThat(after.path("description").asString()).isEqualTo("The whole entry as it shall be; null removes it.");
        assertThat(
            after
                .path("anyOf")
                .valueStream()
                .map(kind -> kind.path("type").asString())
        ).containsExactly(
            "string",
            "object",
            "object",
            "array",
            "array",
            "object",
            "object",
            "object",
            "object",
            "object",
            "null"
        );
        assertThat(after.at("/anyOf/5/description").asString()).startsWith("/rules: ");
    }

    @ParameterizedTest
    @CsvSource(
        textBlock = """
        rules,       Rule
        elements,    Element
        timeline,    Event
        constraints, Constraint
        questions,   Question
        """
    )
    void the_fields_of_an_entry_are_those_of_the_document_of_the_api(String section, String name) throws Exception {
        var component = JSON.readTree(Files.readString(Path.of("openapi.json"))).at("/components/schemas/" + name);
        var documented = component.at("/allOf/1/properties");
        var told = parameters(CreateWorld.Arguments.class).at(
            "/properties/canon/properties/" + section + "/items/properties"
        );

        var fields = new TreeSet<>(told.propertyNames());
        fields.remove("slug");
        assertThat(fields).isEqualTo(new TreeSet<>(documented.propertyNames()));
        for (var field : fields) {
            assertThat(told.path(field).path("description").asString()).startsWith(
                documented.path(field).path("description").asString("-")
            );
            assertThat(told.path(field).path("enum")).isEqualTo(documented.path(field).path("enum"));
        }
    }

    private static JsonNode parameters(Class<? extends Record> arguments) {
        return JSON.valueToTree(ToolParameters.of(arguments));
    }

    private static List<JsonNode> schemasIn(JsonNode schema) {
        var all = new ArrayList<>(List.of(schema));
        schema.path("properties").forEach(part -> all.addAll(schemasIn(part)));
        schema.path("anyOf").forEach(part -> all.addAll(schemasIn(part)));
        if (schema.has("items")) {
            all.addAll(schemasIn(schema.get("items")));
        }
        return all;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
