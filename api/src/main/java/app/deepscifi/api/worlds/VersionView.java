package app.deepscifi.api.worlds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One accepted set of changes in a list, without what it changed: that is read one by one. */
@Schema(name = "Version")
public record VersionView(int number, AuthorName author, String reason, Instant createdAt) {}
