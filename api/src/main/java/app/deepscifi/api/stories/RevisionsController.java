package app.deepscifi.api.stories;

import static app.deepscifi.api.platform.web.AccessRule.SEGMENT_CHANGE;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/segments/{segmentId}/revisions")
class RevisionsController {

    private final Revisions revisions;

    RevisionsController(Revisions revisions) {
        this.revisions = revisions;
    }

    @Access(SEGMENT_CHANGE)
    @GetMapping
    Page<RevisionSummary> listRevisions(Caller.Person caller, @PathVariable SegmentId segmentId, PageRequest page) {
        return revisions.list(caller, segmentId, page);
    }

    @Access(SEGMENT_CHANGE)
    @GetMapping("/{number}")
    RevisionView getRevision(Caller.Person caller, @PathVariable SegmentId segmentId, @PathVariable int number) {
        return revisions.read(caller, segmentId, number);
    }

    @Access(SEGMENT_CHANGE)
    @PostMapping("/{number}/restore")
    ResponseEntity<SegmentView> restoreRevision(
        Caller.Person caller,
        @PathVariable SegmentId segmentId,
        @PathVariable int number,
        IfMatch ifMatch
    ) {
        return StoriesController.tagged(HttpStatus.OK, revisions.restore(caller, segmentId, number, ifMatch));
    }
}
