package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.Described;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.story.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a story along the path to one passage. */
@Component
class ReadStory implements AgentTool<ReadStory.Arguments> {

    record Arguments(
        @Described(value = "Leave out for the open story.", optional = true) @Nullable StoryId storyId,
        @Described(value = "Leave out for the open passage.", optional = true) @Nullable SegmentId segmentId
    ) {}

    record Passage(SegmentId segmentId, @Nullable String title, String text) {}

    record Path(String title, List<Passage> passages) {}

    private final OpenStory openStory;

    ReadStory(OpenStory openStory) {
        this.openStory = openStory;
    }

    @Override
    public String name() {
        return "read_story";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var story = openStory.of(scope, arguments.storyId());
        var segment = arguments.segmentId() == null ? OpenStory.segment(scope, story) : arguments.segmentId();
        var path = segment == null ? List.<Segment>of() : story.tree().pathTo(segment);
        var passages = path
            .stream()
            .map(it -> new Passage(it.id(), it.title(), it.text()))
            .toList();
        return new ToolResult(new Path(story.title(), passages), story.title() + ", " + passages.size() + " passages");
    }
}
