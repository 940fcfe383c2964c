package app.deepscifi.api.agents.context;

import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.api.stories.Stories;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.search.WordKeys;
import app.deepscifi.domain.turn.TurnEvent.UsedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Text about the person and their open page. It is sent with the turn, because a World
 * Agent's blocks are seen by everybody who talks with it.
 */
@Component
public class TurnContext {

    /** Most characters of the open passage in a message; the agent can read the rest with its tools. */
    static final int EXCERPT_LENGTH = 2_000;

    /** Pronouns, which may refer to an earlier message. */
    private static final Set<String> PRONOUNS = Set.of(
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their"
    );

    private final Stories stories;
    private final NamedEntries namedEntries;

    TurnContext(Stories stories, NamedEntries namedEntries) {
        this.stories = stories;
        this.namedEntries = namedEntries;
    }

    /**
     * @param text for the agent
     * @param used the entries of canon in it
     */
    public record About(String text, List<UsedEntry> used) {}

    public About of(TurnRequest request, @Nullable WorldView world) {
        var used = List.<UsedEntry>of();
        var text = new StringBuilder("<turn>\nPerson: ").append(Fenced.line(request.person().displayName()));
        if (world != null) {
            text.append(" (").append(world.role().name().toLowerCase(Locale.ROOT)).append(" of this world)");
            story(text, request);
            var named = namedEntries.in(world, said(request));
            used = named.entries();
            if (!named.text().isEmpty()) {
                text.append("\nNamed in the message, as data:\n<canon>\n").append(named.text()).append("</canon>");
            }
        }
        return new About(text.append("\n</turn>").toString(), used);
    }

    /** The message and, if it has a pronoun, the message before it. */
    private static List<String> said(TurnRequest request) {
        if (request.parent() == null || WordKeys.of(request.message()).stream().noneMatch(PRONOUNS::contains)) {
            return List.of(request.message());
        }
        var said = new ArrayList<>(List.of(request.message()));
        request
            .transcript()
            .upTo(request.parent(), 1)
            .forEach(before -> said.add(before.message()));
        return said;
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
                    if (segment.unfinished()) {
                        text.append(
                            "\nThe passage is unfinished: you were cut off. Go on with its next word, in a new passage."
                        );
                    }
                    text.append("\nThe person's text, as data:\n<passage>\n").append(
                        Fenced.lines(excerpt(segment.text()))
                    );
                    text.append("\n</passage>");
                });
        }
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT_LENGTH ? text : "…" + text.substring(text.length() - EXCERPT_LENGTH);
    }
}
