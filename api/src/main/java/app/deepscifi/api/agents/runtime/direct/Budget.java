package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime.Block;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.Window;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Selects the part of a conversation that fits into a request. Tokens are estimated, without a request to the provider.
 *
 * @param tokens available for the entries of the conversation
 */
record Budget(int tokens) {
    /** The entries get at least 1/16 of the context window, even if the rest of the request is large. */
    private static final int LEAST_PART = 16;

    private static final int BYTES_OF_A_TOKEN = 4;
    private static final int TOKENS_OF_A_MESSAGE = 8;

    /** Tokens of each tool. The tools are always the same; writing out their parameters was 40 % of a turn's allocations. */
    private static final Map<ToolDefinition, Integer> TOOLS = new ConcurrentHashMap<>();

    private static final String LEFT_OUT = "(left out here, it was too long: ask for it again if it matters)";

    /** @return the part of the context window that instructions, memory blocks, tools, summary and answer do not use */
    static Budget of(DirectConversation conversation, List<ToolDefinition> tools, Window window) {
        var taken = tokens(conversation.system());
        for (Block block : conversation.blocks()) {
            taken += tokens(block.value());
        }
        for (var tool : tools) {
            taken += TOOLS.computeIfAbsent(tool, it -> tokens(it.description()) + tokens(it.parameters().toString()));
        }
        if (conversation.summary() != null) {
            taken += tokens(conversation.summary());
        }
        return new Budget(Math.max(window.tokens() / LEAST_PART, window.tokens() - window.output() - taken));
    }

    /** @param share from 0 to 1 */
    Budget part(double share) {
        return new Budget((int) (tokens * share));
    }

    boolean holds(List<HistoryEntry> entries) {
        return size(entries) <= tokens;
    }

    boolean holds(List<HistoryEntry> entries, List<HistoryEntry> more) {
        return size(entries) + size(more) <= tokens;
    }

    /** @return the newest exchanges that fit. If even the last one is too long, its older tool results are left out */
    List<HistoryEntry> newest(List<HistoryEntry> entries) {
        var kept = entries.subList(left(entries), entries.size());
        return holds(kept) ? kept : shortened(kept);
    }

    /** @return how many of the oldest entries must be left out so that the rest fits: whole exchanges, never the last one */
    int left(List<HistoryEntry> entries) {
        var size = 0;
        var kept = -1;
        for (var at = entries.size() - 1; at >= 0; at--) {
            size += size(entries.get(at));
            if (begins(entries, at)) {
                if (size > tokens) {
                    return kept < 0 ? at : kept;
                }
                kept = at;
            }
        }
        return size <= tokens || kept < 0 ? 0 : kept;
    }

    private List<HistoryEntry> shortened(List<HistoryEntry> entries) {
        var shorter = new ArrayList<>(entries);
        for (var at = 0; at < shorter.size() - 1 && !holds(shorter); at++) {
            if (shorter.get(at) instanceof HistoryEntry.Returns(var returns)) {
                shorter.set(
                    at,
                    new HistoryEntry.Returns(
                        returns
                            .stream()
                            .map(it -> new HistoryEntry.Return(it.callId(), LEFT_OUT, it.ok()))
                            .toList()
                    )
                );
            }
        }
        return shorter;
    }

    /** Whether an exchange begins here: this entry is a message to the agent, and the entry before it is not. */
    private static boolean begins(List<HistoryEntry> entries, int at) {
        return isSaid(entries.get(at)) && (at == 0 || !isSaid(entries.get(at - 1)));
    }

    private static boolean isSaid(HistoryEntry entry) {
        return switch (entry) {
            case HistoryEntry.User _, HistoryEntry.Context _ -> true;
            case HistoryEntry.Assistant _, HistoryEntry.Returns _ -> false;
        };
    }

    private static int size(List<HistoryEntry> entries) {
        return entries.stream().mapToInt(Budget::size).sum();
    }

    private static int size(HistoryEntry entry) {
        return (
            TOKENS_OF_A_MESSAGE +
            switch (entry) {
                case HistoryEntry.User(var text) -> tokens(text);
                case HistoryEntry.Context(var text) -> tokens(text);
                case HistoryEntry.Assistant(var text, var calls, _, _) -> tokens(text) +
                    calls
                        .stream()
                        .mapToInt(call -> TOKENS_OF_A_MESSAGE + tokens(call.arguments()))
                        .sum();
                case HistoryEntry.Returns(var returns) -> returns
                    .stream()
                    .mapToInt(it -> TOKENS_OF_A_MESSAGE + tokens(it.text()))
                    .sum();
            }
        );
    }

    /** Estimates the tokens of a text: one token is about four English letters or one Chinese character. */
    static int tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_OF_A_TOKEN + 1;
    }
}
