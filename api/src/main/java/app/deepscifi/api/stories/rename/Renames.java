package app.deepscifi.api.stories.rename;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.stories.SegmentPatch;
import app.deepscifi.api.stories.Stories;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.rename.Mention;
import app.deepscifi.domain.rename.NewNames;
import app.deepscifi.domain.rename.Renaming;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Renames an entry in one transaction. Passages keep their revisions. */
@Service
class Renames {

    private static final int CONTEXT = 60;

    private final Worlds worlds;
    private final Stories stories;

    Renames(Worlds worlds, Stories stories) {
        this.worlds = worlds;
        this.stories = stories;
    }

    /** @throws ProblemException conflict where a chosen mention is not there any more */
    @Transactional
    RenameView rename(Caller.Person caller, WorldId id, IfMatch believed, RenameRequest request) {
        var world = worlds.require(caller, id, Action.CHANGE);
        believed.required().check(world.version());
        var renaming = Renaming.of(world.canon(), request.address(), request.name(), request.slug());
        var changes = renaming.changes(place -> request.chooses(chosen(place)));
        var search = new Search(request, renaming);
        search.inCanon();
        stories.forEachPassage(caller, id, search::inPassage);
        search.requireAllFound();
        if (request.isDryRun()) {
            return search.view(null, changes);
        }
        var version = worlds.apply(caller, world, changes, "Renamed " + request.address() + " everywhere");
        search.edits.forEach(edit -> stories.edit(caller, edit.segment(), new IfMatch.Any(), edit.patch()));
        return search.view(version, changes);
    }

    private static RenameRequest.Chosen chosen(Renaming.Place place) {
        return new RenameRequest.Chosen(place.address(), null, place.field(), place.mention().start());
    }

    private record PassageEdit(SegmentId segment, SegmentPatch patch) {}

    /** Collects the mentions: those that are chosen, and those that are left. */
    private static final class Search {

        private final RenameRequest request;
        private final Renaming renaming;
        private final List<RenameView.MentionView> left = new ArrayList<>();
        private final List<PassageEdit> edits = new ArrayList<>();
        private int chosen;
        private boolean more;

        Search(RenameRequest request, Renaming renaming) {
            this.request = request;
            this.renaming = renaming;
        }

        void inCanon() {
            for (var place : renaming.mentions()) {
                take(
                    new RenameView.MentionView(
                        place.address(),
                        null,
                        null,
                        place.field(),
                        place.mention().start(),
                        before(place.text(), place.mention()),
                        place.mention().text(),
                        after(place.text(), place.mention()),
                        place.mention().replacement()
                    )
                );
            }
        }

        void inPassage(StoryId story, SegmentId segment, @Nullable String title, String text) {
            var newTitle = title == null ? null : inText(story, segment, "title", title);
            var newText = inText(story, segment, "text", text);
            if (newTitle != null || newText != null) {
                edits.add(new PassageEdit(segment, new SegmentPatch(newText, newTitle)));
            }
        }

        /** @return the text with the chosen mentions replaced; null where that changes nothing */
        private @Nullable String inText(StoryId story, SegmentId segment, String field, String text) {
            var replaced = new ArrayList<Mention>();
            for (var mention : renaming.names().in(text)) {
                var view = new RenameView.MentionView(
                    null,
                    story,
                    segment,
                    field,
                    mention.start(),
                    before(text, mention),
                    mention.text(),
                    after(text, mention),
                    mention.replacement()
                );
                if (take(view)) {
                    replaced.add(mention);
                }
            }
            return replaced.isEmpty() ? null : NewNames.replaced(text, replaced);
        }

        private boolean take(RenameView.MentionView mention) {
            if (request.chooses(mention.place())) {
                chosen++;
                return true;
            }
            if (left.size() < RenameView.MAX_MENTIONS) {
                left.add(mention);
            } else {
                more = true;
            }
            return false;
        }

        void requireAllFound() {
            var wanted = request.mentions() == null ? 0 : request.mentions().size();
            if (chosen < wanted) {
                throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "Some of these mentions have changed meanwhile: look at them again."
                );
            }
        }

        RenameView view(@Nullable Integer version, List<Change> changes) {
            return new RenameView(renaming.to(), version, changes, left, more);
        }

        private static String before(String text, Mention mention) {
            return text.substring(Math.max(0, mention.start() - CONTEXT), mention.start());
        }

        private static String after(String text, Mention mention) {
            return text.substring(mention.end(), Math.min(text.length(), mention.end() + CONTEXT));
        }
    }
}
