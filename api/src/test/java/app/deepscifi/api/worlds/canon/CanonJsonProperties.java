package app.deepscifi.api.worlds.canon;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import tools.jackson.databind.json.JsonMapper;

@Domain(Canons.class)
class CanonJsonProperties {

    private final JsonMapper json = ApiJson.MAPPER;

    @Property(tries = 200)
    void a_canon_reads_back_from_what_it_writes(@ForAll Canon canon) {
        assertThat(json.readValue(json.writeValueAsString(canon), Canon.class)).isEqualTo(canon);
    }

    @Property(tries = 100)
    void changes_read_back_from_what_they_write(@ForAll Canon from, @ForAll Canon to) {
        for (var change : from.diff(to)) {
            assertThat(json.readValue(json.writeValueAsString(change), Change.class)).isEqualTo(change);
        }
    }

    @Property(tries = 100)
    void edits_read_back_from_what_they_write(@ForAll Canon canon) {
        for (var address : canon.addresses()) {
            var edit = new Edit(address, canon.at(address).orElseThrow());

            assertThat(json.readValue(json.writeValueAsString(edit), Edit.class)).isEqualTo(edit);
        }
    }
}
