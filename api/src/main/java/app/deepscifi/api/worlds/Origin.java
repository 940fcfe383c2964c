package app.deepscifi.api.worlds;

import app.deepscifi.domain.WorldId;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The world that a world was forked from.
 *
 * @param version the version of it that was forked
 */
@Schema(name = "Origin")
public record Origin(WorldId worldId, String name, int version) {}
