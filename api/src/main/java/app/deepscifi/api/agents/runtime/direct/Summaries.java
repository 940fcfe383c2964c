package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.api.agents.runtime.StorableText;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.AnthropicThinking;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.Prompt;
import app.deepscifi.api.agents.runtime.direct.model.Prompt.Asked;
import app.deepscifi.api.agents.runtime.direct.model.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * Shortens long conversations. When an answer is complete and the context window is almost full, the model summarizes the
 * oldest part in the background. Until that succeeds, requests contain only the newest part that fits.
 */
final class Summaries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Summaries.class);

    /** A summary is due when the entries fill more than this part of their budget. */
    private static final double DUE = 0.7;

    /** The newest entries that fill this part stay as they are, so that the next summary is not due at once. */
    private static final double STAYS = 0.35;

    /** Length of a summary in tokens. */
    private static final int LENGTH = 1_500;

    /** Longest part of arguments and results that a summary reads, in characters. */
    private static final int EXCERPT = 600;

    private final DirectStore store;
    private final Optional<Model> model;
    private final String instructions;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Summaries(DirectStore store, Optional<Model> model) {
        this.store = store;
        this.model = model;
        this.instructions = text("agents/direct/summary.md");
    }

    /**
     * Starts a summary if one is due. Does not wait for it.
     *
     * @param said the messages that were added since the conversation was read
     */
    void consider(DirectConversation read, List<HistoryEntry> said, List<ToolDefinition> tools, Window window) {
        var budget = Budget.of(read, tools, window);
        if (budget.part(DUE).holds(read.entries(), said) || !running.add(read.id())) {
            return;
        }
        threads.execute(() -> {
            try {
                store.read(read.id()).ifPresent(now -> shorten(now, budget));
            } catch (RuntimeException e) {
                log.warn("Conversation {} could not be shortened: {}", read.id(), e.getMessage());
            } finally {
                running.remove(read.id());
            }
        });
    }

    private void shorten(DirectConversation conversation, Budget budget) {
        var oldest = budget.part(STAYS).left(conversation.entries());
        if (oldest == 0) {
            return;
        }
        try {
            store.summarize(
                conversation,
                oldest,
                summary(conversation, conversation.entries().subList(0, oldest), budget)
            );
        } catch (RuntimeException e) {
            log.warn(
                "The oldest part of conversation {} could not be summarized: {}",
                conversation.id(),
                e.getMessage()
            );
            // Without a summary: skip the entries that no longer fit, so that they are not read each time.
            store.summarize(conversation, budget.left(conversation.entries()), conversation.summary());
        }
    }

    private String summary(DirectConversation conversation, List<HistoryEntry> oldest, Budget budget) {
        var question = new StringBuilder();
        if (conversation.summary() != null) {
            question.append("<summary>\n").append(Fenced.text(conversation.summary())).append("\n</summary>\n\n");
        }
        question.append("<talk>\n");
        budget.newest(oldest).forEach(entry -> write(entry, question));
        question.append("</talk>");
        var prompt = new Prompt(instructions, "", List.of(Asked.text(question.toString())), List.of());
        return answer(prompt);
    }

    private String answer(Prompt prompt) {
        var text = new StringBuilder();
        var complete = false;
        try (var stream = model.orElseThrow().ask(prompt, LENGTH + AnthropicThinking.BUDGET)) {
            for (var event = stream.next(); event != null; event = stream.next()) {
                switch (event) {
                    case Model.Event.Text(var piece) -> text.append(piece);
                    case Model.Event.Finished _ -> complete = true;
                    case
                        Model.Event.Reasoning _,
                        Model.Event.Thought _,
                        Model.Event.CallStarted _,
                        Model.Event.CallArguments _,
                        Model.Event.Usage _ -> {
                    }
                }
            }
        }
        if (!complete || text.toString().isBlank()) {
            throw new IllegalStateException("The model said nothing, or broke off");
        }
        return StorableText.of(text.toString().strip());
    }

    private static void write(HistoryEntry entry, StringBuilder text) {
        switch (entry) {
            case HistoryEntry.User(var said) -> text.append("Person: ").append(Fenced.line(said)).append('\n');
            case HistoryEntry.Assistant(var said, var calls, _, _) -> {
                if (!said.isBlank()) {
                    text.append("Agent: ").append(Fenced.line(said)).append('\n');
                }
                calls.forEach(call ->
                    text
                        .append("Agent used ")
                        .append(call.tool())
                        .append(": ")
                        .append(Fenced.line(excerpt(call.arguments())))
                        .append('\n')
                );
            }
            case HistoryEntry.Returns(var returns) -> returns.forEach(it ->
                text
                    .append("Result: ")
                    .append(Fenced.line(excerpt(it.text())))
                    .append('\n')
            );
            case HistoryEntry.Context _ -> {
                // A summary does not need the page that the person had open.
            }
        }
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + " …";
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
