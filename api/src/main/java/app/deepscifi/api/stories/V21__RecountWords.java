package app.deepscifi.api.stories;

import app.deepscifi.domain.story.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Counts the words of all passages again: the JDK, which was used before, finds too few in Japanese and similar
 * scripts.
 */
@Component
class V21__RecountWords extends BaseJavaMigration {

    private static final int BATCH = 100;

    @Override
    public void migrate(Context context) throws SQLException {
        Optional<UUID> last = Optional.of(new UUID(0, 0));
        while (last.isPresent()) {
            last = recountAfter(last.get(), context.getConnection());
        }
    }

    /** @return the last passage of the batch; empty where there was none */
    private static Optional<UUID> recountAfter(UUID id, Connection database) throws SQLException {
        Optional<UUID> last = Optional.empty();
        var segments = "select id, text, word_count from segments where id > ? order by id limit " + BATCH;
        var change = "update segments set word_count = ? where id = ?";
        try (var reading = database.prepareStatement(segments); var writing = database.prepareStatement(change)) {
            reading.setObject(1, id);
            try (var row = reading.executeQuery()) {
                while (row.next()) {
                    last = Optional.of(row.getObject("id", UUID.class));
                    var words = Words.count(row.getString("text"));
                    if (words != row.getInt("word_count")) {
                        writing.setInt(1, words);
                        writing.setObject(2, last.get());
                        writing.executeUpdate();
                    }
                }
            }
        }
        return last;
    }
}
