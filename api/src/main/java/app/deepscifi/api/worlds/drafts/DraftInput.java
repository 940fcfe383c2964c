package app.deepscifi.api.worlds.drafts;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import org.springframework.modulith.NamedInterface;

/** A world that an agent offers. It has what every world needs, else it can't be built. */
@NamedInterface("drafts")
public record DraftInput(
    @Described(value = "The name of the world.", maxLength = Entry.NAME_LENGTH) String name,
    @Described(value = "One or two sentences that make the person want to open it.", maxLength = Entry.STATEMENT_LENGTH)
    String pitch,
    @Described Canon canon
) {
    public DraftInput {
        var checks = Checks.of(DraftInput.class, name, pitch, canon);
        if (canon != null) {
            checks.within("canon", canon::requireWorld);
        }
        checks.done();
    }
}
