package app.deepscifi.api.exchange;

import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import does, or would do.
 *
 * @param kind       of the file
 * @param worldId    null for a dry run that would make a new world
 * @param proposalId null for a dry run, for a new world, and where nothing would change
 * @param added      addresses of new entries
 * @param changed    addresses of entries that get another text
 * @param removed    addresses of entries that the file does not have
 * @param warnings   what of the file is not taken
 */
@Schema(name = "Import")
record ImportView(
    FileKind kind,
    String name,
    @Nullable WorldId worldId,
    @Nullable ProposalId proposalId,
    List<Address> added,
    List<Address> changed,
    List<Address> removed,
    List<String> warnings
) {
    enum FileKind {
        WORLD,
        LOREBOOK,
        CHARACTER_CARD,
    }

    ImportView in(WorldId world, @Nullable ProposalId proposal) {
        return new ImportView(kind, name, world, proposal, added, changed, removed, warnings);
    }
}
