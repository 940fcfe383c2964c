package app.deepscifi.api.stories;

import app.deepscifi.api.worlds.AuthorName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The words of a passage as they were after one edit.
 *
 * @param number    1 for the first words; the highest number is the current revision
 * @param createdAt when these words were saved
 */
@Schema(name = "Revision")
public record RevisionView(
    int number,
    @Nullable String title,
    String text,
    int wordCount,
    AuthorName author,
    Instant createdAt
) {}
