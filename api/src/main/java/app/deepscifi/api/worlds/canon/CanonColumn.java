package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Canon and changes as JSON columns. */
@NamedInterface("canon")
@Component
public class CanonColumn {

    private final JsonMapper json;

    CanonColumn(JsonMapper json) {
        this.json = json;
    }

    /** @throws InvalidInput if it is longer than {@link Canon#MAX_BYTES} */
    public StoredJson write(Canon canon) {
        return write(canon, Canon.EMPTY);
    }

    /**
     * @param before the previous canon; if it exceeds the limit, it can be shortened in steps
     * @throws InvalidInput if it is longer than {@link Canon#MAX_BYTES}, and longer than before
     */
    public StoredJson write(Canon canon, Canon before) {
        var written = stored(canon);
        if (written.bytes() > Canon.MAX_BYTES && written.bytes() > stored(before).bytes()) {
            throw new InvalidInput(
                "canon",
                "would have %,d bytes: at most %,d are possible".formatted(written.bytes(), Canon.MAX_BYTES)
            );
        }
        return written;
    }

    public StoredJson write(List<Change> changes) {
        var list = json.createArrayNode();
        changes.forEach(change -> list.add(CanonSchema.marked(json.valueToTree(change))));
        return StoredJson.of(json.writeValueAsBytes(list));
    }

    public Canon read(ResultSet row, String column) throws SQLException {
        return CanonJson.canon(CanonSchema.canon(json.readTree(row.getString(column))));
    }

    public List<Change> readChanges(ResultSet row, String column) throws SQLException {
        return json
            .readTree(row.getString(column))
            .valueStream()
            .map(change -> CanonJson.change(CanonSchema.change(change)))
            .toList();
    }

    private StoredJson stored(Canon canon) {
        return StoredJson.of(json.writeValueAsBytes(CanonSchema.marked(json.valueToTree(canon))));
    }
}
