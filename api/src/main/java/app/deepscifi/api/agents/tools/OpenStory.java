package app.deepscifi.api.agents.tools;

import app.deepscifi.api.stories.Stories;
import app.deepscifi.api.stories.StoryView;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.story.Segment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the story and passage of a call, only within the world of the conversation. */
@Component
public class OpenStory {

    private final Stories stories;

    OpenStory(Stories stories) {
        this.stories = stories;
    }

    /** @param named the story that the model named; null for the open one */
    public StoryView of(TurnScope scope, @Nullable StoryId named) {
        var id = named == null ? scope.story().orElse(null) : named;
        if (id == null) {
            throw new InvalidInput(
                "storyId",
                "is missing and no story is open: call create_story or list_stories first"
            );
        }
        var story = stories.read(scope.person(), id);
        if (!story.worldId().equals(scope.world().id())) {
            throw new InvalidInput("storyId", "is no story of this world");
        }
        return story;
    }

    /**
     * The open passage, or else the last one written; null in an empty story, and before the first passage of the open
     * story.
     */
    static @Nullable SegmentId segment(TurnScope scope, StoryView story) {
        if (scope.story().filter(story.id()::equals).isPresent()) {
            return scope.segment().orElse(null);
        }
        return story
            .tree()
            .latest()
            .map(segment -> segment.id())
            .orElse(null);
    }

    /**
     * @return the passage before the new one
     *
     * @param named  the passage that the model named; null for the open one
     * @param branch whether the new passage is an alternative to the open one; then it gets the same parent
     */
    public static @Nullable SegmentId parent(
        TurnScope scope,
        StoryView story,
        @Nullable SegmentId named,
        boolean branch
    ) {
        if (named != null) {
            return named;
        }
        var open = segment(scope, story);
        if (open == null || !branch) {
            return open;
        }
        return story.tree().segment(open).map(Segment::parent).orElse(null);
    }
}
