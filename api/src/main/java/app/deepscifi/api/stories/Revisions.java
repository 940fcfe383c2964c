package app.deepscifi.api.stories;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Earlier revisions of passages. Only people who may write see them, because readers must not see deleted text. */
@Service
class Revisions {

    private final Stories stories;
    private final RevisionStore store;

    Revisions(Stories stories, RevisionStore store) {
        this.stories = stories;
        this.store = store;
    }

    /** Lists the newest first, including the current text. */
    Page<RevisionSummary> list(Caller caller, SegmentId segment, PageRequest page) {
        stories.allowed(caller, segment, Action.CHANGE);
        return store.list(segment, page);
    }

    RevisionView read(Caller caller, SegmentId segment, int number) {
        stories.allowed(caller, segment, Action.CHANGE);
        return store.find(segment, number).orElseThrow(ProblemException::notFound);
    }

    /** Creates a new revision with the text of an earlier one, unless the passage already has this text. */
    @Transactional
    SegmentView restore(Caller.Person caller, SegmentId segment, int number, IfMatch believed) {
        var revision = read(caller, segment, number);
        var words = new SegmentPatch(revision.text(), Objects.requireNonNullElse(revision.title(), ""));
        return stories.edit(caller, segment, believed, words);
    }
}
