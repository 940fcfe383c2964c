package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Finds what was said in a conversation: all of it, and not only what its agent still has in mind. */
@NamedInterface("turn")
public interface Recollection {
    /**
     * The turns of this person's own conversation that have the words, newest first.
     *
     * @param world whose agent they talked with; null for their User Agent
     */
    List<Said> find(UserId person, @Nullable WorldId world, String words, int most);

    /** Some of a turn, around the words. */
    record Said(Instant at, String message, String answer) {}
}
