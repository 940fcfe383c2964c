package app.deepscifi.api.worlds;

import app.deepscifi.domain.canon.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** One accepted set of changes, to be shown. */
@Schema(name = "Version")
public record VersionView(int number, AuthorName author, String reason, List<Change> changes, Instant createdAt) {}
