package app.deepscifi.api.agents.tools;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.json.ServiceJson;
import app.deepscifi.api.worlds.canon.CanonJson;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Domain(Canons.class)
class ToolArgumentsProperties {

    private final JsonMapper json = ServiceJson.mapper();

    @Property(tries = 100)
    void a_canon_with_lists_in_place_of_its_maps_is_the_same_canon(@ForAll Canon canon) {
        var arguments = json.createObjectNode();
        arguments.set("canon", json.valueToTree(canon));
        var asked = arguments.deepCopy();
        for (var section : List.of("rules", "elements", "timeline", "constraints", "questions")) {
            replaceByList((ObjectNode) asked.path("canon"), section, "slug");
        }

        ToolArguments.restoreMaps(asked, CreateWorld.Arguments.class);

        assertThat(CanonJson.canon(asked.path("canon"))).isEqualTo(canon);
        assertThat(CanonJson.canon(arguments.path("canon"))).isEqualTo(canon);
    }

    private void replaceByList(ObjectNode object, String field, String key) {
        var list = json.createArrayNode();
        object.path(field).forEachEntry((name, value) -> list.add(item(key, name, value)));
        object.set(field, list);
    }

    private ObjectNode item(String key, String name, JsonNode value) {
        var item = json.createObjectNode().put(key, name);
        if (value instanceof ObjectNode entry) {
            item.setAll(entry);
            if (entry.has("properties")) {
                replaceByList(item, "properties", "name");
            }
        } else {
            item.set(ToolParameters.VALUE, value);
        }
        return item;
    }
}
