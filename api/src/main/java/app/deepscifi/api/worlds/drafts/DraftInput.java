package app.deepscifi.api.worlds.drafts;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import org.springframework.modulith.NamedInterface;

/**
 * A world that an agent offers. It has what every world needs, else it can't be built.
 *
 * @param pitch why one might want it, in a sentence or two
 */
@NamedInterface("drafts")
public record DraftInput(String name, String pitch, Canon canon) {
    public DraftInput {
        var checks = new Checks()
            .text("name", name, Entry.NAME_LENGTH)
            .text("pitch", pitch, Entry.STATEMENT_LENGTH)
            .present("canon", canon);
        if (canon != null) {
            checks.within("canon", canon::requireWorld);
        }
        checks.done();
    }
}
