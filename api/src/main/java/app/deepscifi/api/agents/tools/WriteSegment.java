package app.deepscifi.api.agents.tools;

import app.deepscifi.api.agents.runtime.StorableText;
import app.deepscifi.api.stories.NewSegment;
import app.deepscifi.api.stories.SegmentView;
import app.deepscifi.api.stories.Stories;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes one passage into a story. Its prose was streamed to the reader while the model wrote it. */
@Component
public class WriteSegment implements AgentTool<WriteSegment.Arguments> {

    public static final String NAME = "write_segment";

    record Arguments(
        @Described(value = "Leave out for the open story.", optional = true) @Nullable StoryId storyId,
        @Described(value = "The passage it follows; leave out for the open one.", optional = true)
        @Nullable
        SegmentId parentId,
        @Described(value = "true: another way the open passage could go.", optional = true) @Nullable Boolean branch,
        @Described(value = "Leave out where the passage needs none.", optional = true) @Nullable String title,
        @Described("The prose, paragraphs parted by an empty line.") String text
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
        var saved = saved(arguments, scope, false);
        var words = saved.wordCount() + " words";
        var story = scope.story().orElseThrow();
        return new ToolResult(Map.of("storyId", story, "segmentId", saved.id(), "saved", words), words);
    }

    /** Saves a passage that was cut off, because the person has read it and the agent can continue it. */
    @Override
    public Optional<ToolResult> keep(String arguments, TurnScope scope) {
        var reader = new PassageReader();
        var prose = StorableText.of(reader.read(arguments));
        if (prose.isBlank()) {
            return Optional.empty();
        }
        var begun = new Arguments(
            reader.field("storyId").flatMap(WriteSegment::id).map(StoryId::new).orElse(null),
            reader.field("parentId").flatMap(WriteSegment::id).map(SegmentId::new).orElse(null),
            reader.field("branch").map(Boolean::valueOf).orElse(null),
            reader.field("title").map(StorableText::of).orElse(null),
            prose
        );
        var saved = saved(begun, scope, true);
        return Optional.of(
            new ToolResult(
                "It was cut off by the length of the answer. What came of it is saved as the passage " +
                    saved.id() +
                    ", unfinished. To go on, write what follows its last word as the next passage, and say nothing of it again.",
                saved.wordCount() + " words, unfinished"
            )
        );
    }

    private SegmentView saved(Arguments arguments, TurnScope scope, boolean unfinished) {
        var story = openStory.of(scope, arguments.storyId());
        var branch = Boolean.TRUE.equals(arguments.branch());
        var parent = OpenStory.parent(scope, story, arguments.parentId(), branch);
        var passage = new NewSegment(parent, arguments.text(), arguments.title());
        var segment = unfinished
            ? stories.appendUnfinished(scope.person(), story.id(), passage)
            : stories.append(scope.person(), story.id(), passage, Author.Kind.AGENT);
        scope.opened(story.id(), segment.id());
        scope.emit(new TurnEvent.SegmentSaved(story.id(), segment.id()));
        return segment;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
