package app.deepscifi.api.stories.rename;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Slug;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new name for an element or an event.
 *
 * @param slug        absent for one that is made of the name
 * @param dryRun      whether only to say what would happen
 * @param allMentions whether to replace every mention
 * @param mentions    those to replace, of the ones that a dry run named
 */
record RenameRequest(
    Address address,
    String name,
    @Nullable Slug slug,
    @Nullable Boolean dryRun,
    @Nullable Boolean allMentions,
    @Nullable List<Chosen> mentions
) {
    /** The address is of an entry, or the id of a passage. */
    record Chosen(@Nullable Address address, @Nullable SegmentId segmentId, String field, int start) {}

    RenameRequest {
        var checks = new Checks().present("address", address).text("name", name, Entry.NAME_LENGTH);
        if (mentions != null) {
            checks.count("mentions", mentions.size(), RenameView.MAX_MENTIONS);
        }
        checks.done();
        mentions = mentions == null ? List.of() : List.copyOf(mentions);
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    boolean chooses(Chosen mention) {
        return Boolean.TRUE.equals(allMentions) || (mentions != null && mentions.contains(mention));
    }
}
