package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.StorableText;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.Window;
import app.deepscifi.api.platform.database.DatabasePatience;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Runs agents without an agent server: calls the API of the model, and stores conversations in our own tables. */
final class DirectRuntime implements AgentRuntime {

    private static final Logger log = LoggerFactory.getLogger(DirectRuntime.class);

    private final DirectStore store;
    private final Optional<Model> model;
    private final Summaries summaries;
    private final Map<DirectAnswer, UUID> running = new ConcurrentHashMap<>();
    private volatile Window window = Window.USUAL;

    /** @param model empty if none is set; then {@link #send} fails */
    DirectRuntime(DirectStore store, Optional<Model> model, Summaries summaries) {
        this.store = store;
        this.model = model;
        this.summaries = summaries;
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public OptionalInt capacity() {
        return OptionalInt.empty();
    }

    @Override
    public String createAgent(AgentSpec spec) {
        return fromDatabase(() -> store.createAgent(spec).toString());
    }

    @Override
    public void deleteAgent(String agentId) {
        id(agentId).ifPresent(agent -> inDatabase(() -> store.deleteAgent(agent)));
    }

    @Override
    public void updateBlock(String agentId, String label, String value) {
        var agent = id(agentId).orElseThrow(DirectRuntime::gone);
        if (!fromDatabase(() -> store.updateBlock(agent, label, value))) {
            throw gone();
        }
    }

    @Override
    public String openConversation(String agentId) {
        var agent = id(agentId).orElseThrow(DirectRuntime::gone);
        return fromDatabase(() -> store.openConversation(agent))
            .orElseThrow(DirectRuntime::gone)
            .toString();
    }

    @Override
    public void deleteConversation(String conversationId) {
        id(conversationId).ifPresent(conversation -> inDatabase(() -> store.deleteConversation(conversation)));
    }

    /** Does nothing: each request has the current blocks. */
    @Override
    public void recompile(String conversationId) {}

    @Override
    public List<String> pendingCalls(String conversationId) {
        return List.copyOf(read(conversationId).pending());
    }

    @Override
    public Answer send(String conversationId, List<Message> messages, List<ToolDefinition> tools) {
        var usedModel = model.orElseThrow(() -> new AgentRuntimeException(Kind.UNAUTHORIZED, "No model is set"));
        var conversation = read(conversationId);
        requireAnswers(conversation.pending(), messages);
        var said = messages.stream().map(DirectRuntime::entry).toList();
        var stream = new Question(usedModel, conversation, said, tools).ask(window, this::shrinkWindow);
        var answer = new DirectAnswer(
            stream,
            usedModel.handle(),
            complete -> keep(conversation, said, complete, tools),
            running::remove
        );
        running.put(answer, conversation.id());
        return answer;
    }

    @Override
    public boolean cancel(String conversationId) {
        var conversation = id(conversationId);
        if (conversation.isEmpty()) {
            return false;
        }
        inDatabase(() -> store.refuseOpenAnswers(conversation.get()));
        var here = running
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue().equals(conversation.get()))
            .map(Map.Entry::getKey)
            .toList();
        here.forEach(DirectAnswer::cancel);
        return !here.isEmpty();
    }

    private DirectConversation read(String conversationId) {
        return id(conversationId)
            .flatMap(conversation -> fromDatabase(() -> DatabasePatience.with(() -> store.read(conversation))))
            .orElseThrow(DirectRuntime::gone);
    }

    private static void requireAnswers(Set<String> pending, List<Message> messages) {
        var open = new HashSet<>(pending);
        for (var message : messages) {
            var answered = switch (message) {
                case Message.ToolReturns(var returns) -> returns.stream().map(ToolReturn::callId).toList();
                case Message.Denials(var denials) -> denials.stream().map(Denial::callId).toList();
                case Message.User _, Message.Assistant _, Message.Context _ -> List.<String>of();
            };
            for (var callId : answered) {
                if (!open.remove(callId)) {
                    throw new AgentRuntimeException(Kind.REFUSED, "There is no pending call " + callId);
                }
            }
        }
        if (!open.isEmpty()) {
            throw new AgentRuntimeException(Kind.BUSY, open.size() + " calls wait for an answer");
        }
    }

    private void shrinkWindow(Window smaller) {
        if (smaller.tokens() < window.tokens() || smaller.output() < window.output()) {
            log.warn(
                "The model's context window is {} tokens, {} of them for the answer: older messages will be left out",
                smaller.tokens(),
                smaller.output()
            );
        }
        window = smaller;
    }

    private void keep(
        DirectConversation read,
        List<HistoryEntry> said,
        HistoryEntry.Assistant answer,
        List<ToolDefinition> tools
    ) {
        var entries = new ArrayList<>(said);
        if (!answer.text().isEmpty() || !answer.calls().isEmpty()) {
            entries.add(answer);
        }
        var next = UUID.randomUUID();
        switch (fromDatabase(() -> DatabasePatience.with(() -> store.add(read.id(), read.head(), next, entries)))) {
            case DONE -> {
            }
            case OUTDATED -> throw new AgentRuntimeException(
                Kind.BUSY,
                "The conversation was changed while the model answered"
            );
            case GONE -> throw gone();
        }
        if (answer.calls().isEmpty()) {
            summaries.consider(read, entries, tools, window);
        }
    }

    private static HistoryEntry entry(Message message) {
        return switch (message) {
            case Message.User(var text) -> new HistoryEntry.User(StorableText.of(text));
            case Message.Assistant(var text) -> new HistoryEntry.Assistant(
                StorableText.of(text),
                List.of(),
                List.of(),
                null
            );
            case Message.Context(var text) -> new HistoryEntry.Context(StorableText.of(text));
            case Message.ToolReturns(var returns) -> new HistoryEntry.Returns(
                returns
                    .stream()
                    .map(it -> new HistoryEntry.Return(it.callId(), StorableText.of(it.text()), it.ok()))
                    .toList()
            );
            case Message.Denials(var denials) -> new HistoryEntry.Returns(
                denials
                    .stream()
                    .map(it -> new HistoryEntry.Return(it.callId(), StorableText.of(it.reason()), false))
                    .toList()
            );
        };
    }

    /** @return empty for an id that another runtime issued */
    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static AgentRuntimeException gone() {
        return new AgentRuntimeException(Kind.GONE, "There is no such agent or conversation");
    }

    private static void inDatabase(Runnable order) {
        fromDatabase(() -> {
            order.run();
            return "";
        });
    }

    private static <T> T fromDatabase(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException e) {
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "The database does not answer: " + e.getMessage(), e);
        }
    }
}
