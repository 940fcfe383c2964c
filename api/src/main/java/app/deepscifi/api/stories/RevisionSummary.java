package app.deepscifi.api.stories;

import app.deepscifi.api.worlds.AuthorName;
import java.time.Instant;

/**
 * A revision of a passage in a list, without its words.
 *
 * @param number    1 for the first words; the highest number is the current revision
 * @param createdAt when these words were saved
 */
public record RevisionSummary(int number, int wordCount, AuthorName author, Instant createdAt) {}
