package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime.Block;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a model may be told, as it was when it was read.
 *
 * @param head       what stands there as long as nothing else was said
 * @param summarized the number of the last message that the summary stands for
 * @param summary    of what was said before the entries
 * @param entries    what was said since, oldest first
 */
public record DirectConversation(
    UUID id,
    String system,
    List<Block> blocks,
    UUID head,
    int summarized,
    @Nullable String summary,
    List<HistoryEntry> entries
) {
    /** The ids of the calls that wait for an answer. */
    Set<String> pending() {
        var waiting = new LinkedHashSet<String>();
        for (var entry : entries) {
            switch (entry) {
                case HistoryEntry.Assistant(_, var calls, _, _) -> calls.forEach(call -> waiting.add(call.callId()));
                case HistoryEntry.Returns(var returns) -> returns.forEach(it -> waiting.remove(it.callId()));
                case HistoryEntry.User _, HistoryEntry.Context _ -> {
                }
            }
        }
        return waiting;
    }
}
