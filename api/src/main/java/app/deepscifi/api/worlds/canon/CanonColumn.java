package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Canon and changes as JSON columns. */
@Component
public class CanonColumn {

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

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
        var written = StoredJson.of(json.writeValueAsBytes(canon));
        if (written.bytes() > Canon.MAX_BYTES && written.bytes() > json.writeValueAsBytes(before).length) {
            throw new InvalidInput(
                "canon",
                "would have %,d bytes: at most %,d are possible".formatted(written.bytes(), Canon.MAX_BYTES)
            );
        }
        return written;
    }

    public StoredJson write(List<Change> changes) {
        return StoredJson.of(json.writerFor(CHANGES).writeValueAsBytes(changes));
    }

    public Canon read(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), Canon.class);
    }

    public List<Change> readChanges(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), CHANGES);
    }
}
