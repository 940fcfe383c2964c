package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Searches a conversation completely, not only in the part that its agent still remembers. */
@NamedInterface("turn")
public interface Recollection {
    /**
     * The turns of this person's own conversation with these words, newest first.
     *
     * @param world the world of the agent; null for the User Agent
     */
    List<Said> find(UserId person, @Nullable WorldId world, String words, int most);

    /** Excerpts of a turn around the words. */
    record Said(Instant at, String message, String answer) {}
}
