package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime.Block;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a conversation and its agent.
 *
 * @param head       id of the latest change of the conversation; every change replaces it
 * @param summarized number of the last message that the summary replaces
 * @param summary    of the messages before the entries; null if there is none
 * @param entries    the messages after the summary, oldest first
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
    /** @return the ids of the calls that wait for a result */
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
