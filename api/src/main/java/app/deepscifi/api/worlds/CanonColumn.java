package app.deepscifi.api.worlds;

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
class CanonColumn {

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final JsonMapper json;

    CanonColumn(JsonMapper json) {
        this.json = json;
    }

    String write(Canon canon) {
        return json.writeValueAsString(canon);
    }

    String write(List<Change> changes) {
        return json.writerFor(CHANGES).writeValueAsString(changes);
    }

    Canon read(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), Canon.class);
    }

    List<Change> readChanges(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), CHANGES);
    }
}
