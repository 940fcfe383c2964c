package app.deepscifi.api.stories;

import static app.deepscifi.api.platform.web.AccessRule.SEGMENT_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.STORY_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.STORY_READ;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.story.Segment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class StoriesController {

    private final Stories stories;
    private final LargeAnswers answers;
    private final IdempotencyKeys keys;

    StoriesController(Stories stories, LargeAnswers answers, IdempotencyKeys keys) {
        this.stories = stories;
        this.answers = answers;
        this.keys = keys;
    }

    @Access(WORLD_READ)
    @GetMapping("/worlds/{worldId}/stories")
    Page<StorySummary> listStories(Caller caller, @PathVariable WorldId worldId, PageRequest page) {
        return stories.list(caller, worldId, page);
    }

    /** @param text its first passage; it begins empty where it is absent */
    record NewStory(String title, @Nullable String text) {
        NewStory {
            var checks = new Checks().text("title", title, Segment.TITLE_LENGTH);
            if (text != null) {
                checks.text("text", text, Segment.TEXT_LENGTH);
            }
            checks.done();
        }
    }

    @Access(WORLD_CHANGE)
    @PostMapping("/worlds/{worldId}/stories")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<StoryView> createStory(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        @RequestBody NewStory body,
        @RequestHeader(name = IdempotentRequest.HEADER, required = false) @Nullable String key
    ) {
        var request = keys.request(caller.id(), key, "createStory", List.of(worldId, body));
        var story = stories.create(caller, worldId, body.title(), body.text(), request);
        return ResponseEntity.created(URI.create("/api/stories/" + story.id()))
            .eTag(IfMatch.etag(story.version()))
            .body(story);
    }

    @Access(STORY_READ)
    @GetMapping("/stories/{storyId}")
    StoryView getStory(
        Caller caller,
        @PathVariable StoryId storyId,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        answers.reserve(request, stories.bytes(caller, storyId));
        return tagged(stories.read(caller, storyId), response);
    }

    record StoryPatch(String title) {
        StoryPatch {
            new Checks().text("title", title, Segment.TITLE_LENGTH).done();
        }
    }

    @Access(STORY_CHANGE)
    @PatchMapping("/stories/{storyId}")
    StoryView changeStory(
        Caller.Person caller,
        @PathVariable StoryId storyId,
        IfMatch ifMatch,
        @RequestBody StoryPatch body,
        HttpServletResponse response
    ) {
        return tagged(stories.rename(caller, storyId, ifMatch, body.title()), response);
    }

    @Access(STORY_CHANGE)
    @DeleteMapping("/stories/{storyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteStory(Caller.Person caller, @PathVariable StoryId storyId) {
        stories.delete(caller, storyId);
    }

    @Access(STORY_CHANGE)
    @PostMapping("/stories/{storyId}/segments")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<SegmentView> appendSegment(
        Caller.Person caller,
        @PathVariable StoryId storyId,
        @RequestBody NewSegment body,
        @RequestHeader(name = IdempotentRequest.HEADER, required = false) @Nullable String key
    ) {
        var request = keys.request(caller.id(), key, "appendSegment", List.of(storyId, body));
        return tagged(HttpStatus.CREATED, stories.append(caller, storyId, body, request));
    }

    @Access(SEGMENT_CHANGE)
    @PatchMapping("/segments/{segmentId}")
    ResponseEntity<SegmentView> changeSegment(
        Caller.Person caller,
        @PathVariable SegmentId segmentId,
        IfMatch ifMatch,
        @RequestBody SegmentPatch body
    ) {
        return tagged(HttpStatus.OK, stories.edit(caller, segmentId, ifMatch, body));
    }

    /** @param assetId of a picture of the world; null for none */
    record Illustration(@Nullable AssetId assetId) {}

    @Access(SEGMENT_CHANGE)
    @PutMapping("/segments/{segmentId}/illustration")
    ResponseEntity<SegmentView> illustrateSegment(
        Caller.Person caller,
        @PathVariable SegmentId segmentId,
        @RequestBody Illustration body
    ) {
        return tagged(HttpStatus.OK, stories.illustrate(caller, segmentId, body.assetId()));
    }

    @Access(SEGMENT_CHANGE)
    @DeleteMapping("/segments/{segmentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSegment(Caller.Person caller, @PathVariable SegmentId segmentId) {
        stories.delete(caller, segmentId);
    }

    /**
     * The tag covers the title alone, so it must not be compared with {@code If-None-Match}: it is hidden from Spring.
     */
    private static StoryView tagged(StoryView story, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, IfMatch.etag(story.version()));
        return story;
    }

    static ResponseEntity<SegmentView> tagged(HttpStatus status, SegmentView segment) {
        return ResponseEntity.status(status).eTag(IfMatch.etag(segment.revision())).body(segment);
    }
}
