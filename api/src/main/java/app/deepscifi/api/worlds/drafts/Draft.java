package app.deepscifi.api.worlds.drafts;

import app.deepscifi.domain.DraftId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Canon;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A world that was offered to a person.
 *
 * @param worldId the world that was created from it; null if there is none
 */
@NamedInterface("drafts")
public record Draft(DraftId id, String name, String pitch, Canon canon, @Nullable WorldId worldId) {}
