package app.deepscifi.api.platform.database;

import app.deepscifi.api.platform.json.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns as domain types. */
public final class Columns {

    private Columns() {}

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable UUID optionalUuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A constant that is stored under its name in {@link WireNames}. */
    public static <E extends Enum<E>> E constant(ResultSet row, String column, Class<E> type) throws SQLException {
        return WireNames.read(type, row.getString(column)).orElseThrow();
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static @Nullable Integer optionalInt(ResultSet row, String column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }
}
