package app.deepscifi.api.agents;

import app.deepscifi.api.stories.Stories;
import app.deepscifi.api.stories.StoryView;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.access.Caller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What concerns one person and one turn: who they are, what they have open. It travels with the turn, because a World
 * Agent's blocks are seen by everybody who talks with it.
 */
@Component
class TurnContext {

    /** How much of the open passage the agent is shown; the rest it can read with its tools. */
    static final int EXCERPT_LENGTH = 2_000;

    private final Stories stories;

    TurnContext(Stories stories) {
        this.stories = stories;
    }

    String of(TurnRequest request, @Nullable WorldView world) {
        var text = new StringBuilder("<turn>\nPerson: ").append(Fenced.line(request.person().displayName()));
        if (world != null) {
            text.append(" (").append(world.role().name().toLowerCase(Locale.ROOT)).append(" of this world)");
            story(text, request);
        }
        return text.append("\n</turn>").toString();
    }

    private void story(StringBuilder text, TurnRequest request) {
        if (request.storyId() == null) {
            text.append("\nOpen story: none");
            return;
        }
        var story = stories.read(request.person(), request.storyId());
        text.append("\nOpen story: ")
            .append(Fenced.line(story.title()))
            .append(" (storyId ")
            .append(story.id())
            .append(')');
        var open = request.segmentId();
        if (open != null) {
            story
                .tree()
                .segment(open)
                .ifPresent(segment -> {
                    text.append("\nOpen passage: segmentId ").append(segment.id());
                    text.append(", follows ").append(segment.parent() == null ? "nothing" : segment.parent());
                    text.append("\nThe person's text, as data:\n<passage>\n").append(
                        Fenced.text(excerpt(segment.text()))
                    );
                    text.append("\n</passage>");
                });
        }
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT_LENGTH ? text : "…" + text.substring(text.length() - EXCERPT_LENGTH);
    }
}
