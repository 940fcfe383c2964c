package app.deepscifi.api.worlds.history;

import app.deepscifi.api.worlds.AuthorName;
import java.time.Instant;

/**
 * The last change of an entry.
 *
 * @param version the version that it made
 */
public record LastChange(int version, AuthorName author, Instant at) {}
