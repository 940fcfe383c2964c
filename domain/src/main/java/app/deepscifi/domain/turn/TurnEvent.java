package app.deepscifi.domain.turn;

import app.deepscifi.domain.DraftId;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that happened in a turn. A turn is its numbered list of these; {@link Finished} is always the last. */
public sealed interface TurnEvent {
    /** @param position how many wait before it */
    record Queued(int position) implements TurnEvent {
        public static final String NAME = "turn.queued";
    }

    record Started(TurnId turnId, Agent agent) implements TurnEvent {
        public static final String NAME = "turn.started";
    }

    record Agent(AgentKind kind, String name) {}

    /** Entries of canon that the message names: the agent was given them in full. */
    record CanonUsed(List<UsedEntry> entries) implements TurnEvent {
        public static final String NAME = "canon.used";
    }

    /** @param name what a person would call it */
    record UsedEntry(Address address, String name) {}

    /** A piece of what the agent thinks, to be joined. */
    record Reasoning(String text) implements TurnEvent {
        public static final String NAME = "reasoning";
    }

    /** A piece of what the agent says, to be joined. */
    record Text(String text) implements TurnEvent {
        public static final String NAME = "text";
    }

    /**
     * A piece of the passage that the agent is writing, to be joined.
     *
     * @param storyId null until it is known which story it goes to
     * @param parentId the passage it follows; null for a beginning
     */
    record Passage(
        String callId,
        @Nullable StoryId storyId,
        @Nullable SegmentId parentId,
        String text
    ) implements TurnEvent {
        public static final String NAME = "passage";
    }

    record ToolStarted(String callId, String tool, String summary) implements TurnEvent {
        public static final String NAME = "tool.started";
    }

    record ToolFinished(String callId, Outcome outcome, String summary) implements TurnEvent {
        public static final String NAME = "tool.finished";
    }

    enum Outcome {
        OK,
        FAILED,
        DENIED,
    }

    record ProposalMade(
        ProposalId proposalId,
        WorldId worldId,
        int baseVersion,
        List<Change> changes
    ) implements TurnEvent {
        public static final String NAME = "proposal";
    }

    record WorldsOffered(List<Card> drafts) implements TurnEvent {
        public static final String NAME = "worlds";
    }

    /** A world that can be made by one click. */
    record Card(
        DraftId draftId,
        String name,
        String pitch,
        String premise,
        Entry.Setting setting,
        List<String> tones,
        List<String> rules,
        List<String> elements
    ) {}

    record WorldCreated(WorldId worldId, String name) implements TurnEvent {
        public static final String NAME = "world";
    }

    record StoryCreated(StoryId storyId, String title) implements TurnEvent {
        public static final String NAME = "story";
    }

    /** A passage was saved. */
    record SegmentSaved(StoryId storyId, SegmentId segmentId) implements TurnEvent {
        public static final String NAME = "segment";
    }

    /** Suggestions for the next message. */
    record Suggestions(List<String> items) implements TurnEvent {
        public static final String NAME = "suggestions";
    }

    /** Tokens of one answer; estimated if it broke off, because then no runtime reports them. */
    record Usage(int inputTokens, int outputTokens) implements TurnEvent {
        public static final String NAME = "usage";
    }

    /** @param retryable whether sending the message again may work */
    record Failed(String code, String message, boolean retryable) implements TurnEvent {
        public static final String NAME = "error";
    }

    record Finished(FinishReason reason) implements TurnEvent {
        public static final String NAME = "turn.finished";
    }

    /** Both as one, where the second only goes on with the first. */
    static Optional<TurnEvent> joined(TurnEvent first, TurnEvent second) {
        if (first instanceof Text(var a) && second instanceof Text(var b)) {
            return Optional.of(new Text(a + b));
        }
        if (first instanceof Reasoning(var a) && second instanceof Reasoning(var b)) {
            return Optional.of(new Reasoning(a + b));
        }
        if (first instanceof Passage a && second instanceof Passage b && a.callId().equals(b.callId())) {
            return Optional.of(new Passage(a.callId(), b.storyId(), b.parentId(), a.text() + b.text()));
        }
        return Optional.empty();
    }
}
