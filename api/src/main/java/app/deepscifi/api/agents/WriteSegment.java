package app.deepscifi.api.agents;

import app.deepscifi.api.stories.NewSegment;
import app.deepscifi.api.stories.Stories;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes one passage into a story. Its prose was streamed to the reader while the model wrote it. */
@Component
class WriteSegment implements AgentTool<WriteSegment.Arguments> {

    static final String NAME = "write_segment";

    /**
     * @param storyId  null for the open story
     * @param parentId null for the open passage
     * @param branch   whether it is another way the open passage could go: then it gets the same parent
     */
    record Arguments(
        @Nullable StoryId storyId,
        @Nullable SegmentId parentId,
        @Nullable Boolean branch,
        @Nullable String title,
        String text
    ) {}

    private final OpenStory openStory;
    private final Stories stories;

    WriteSegment(OpenStory openStory, Stories stories) {
        this.openStory = openStory;
        this.stories = stories;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var story = openStory.of(scope, arguments.storyId());
        var branch = Boolean.TRUE.equals(arguments.branch());
        var parent = OpenStory.parent(scope, story, arguments.parentId(), branch);
        var passage = new NewSegment(parent, arguments.text(), arguments.title());
        var segment = stories.append(scope.person(), story.id(), passage, Author.Kind.AGENT);
        scope.opened(story.id(), segment.id());
        scope.emit(new TurnEvent.SegmentSaved(story.id(), segment.id()));
        var words = segment.wordCount() + " words";
        return new ToolResult(Map.of("storyId", story.id(), "segmentId", segment.id(), "saved", words), words);
    }
}
