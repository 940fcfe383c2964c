package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.model.BegunStream;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.Prompt;
import app.deepscifi.api.agents.runtime.direct.model.PromptTooLongException;
import app.deepscifi.api.agents.runtime.direct.model.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends a conversation to a model. If the request exceeds the context window, sends it again without its oldest messages; if
 * the server rejects thoughts, sends it again without thoughts.
 */
public final class Question {

    /** Retries with half of the context. */
    private static final int SHORTER_TRIES = 4;

    private static final Pattern THOUGHTS = Pattern.compile(
        "reason|think|thought|signature|extra|additional|unknown|unrecogni|unexpected|unsupported|not (supported|permitted|allowed)",
        Pattern.CASE_INSENSITIVE
    );

    private final Model model;
    private final DirectConversation conversation;
    private final List<ToolDefinition> tools;
    private final List<HistoryEntry> entries;

    /** @param said the new messages */
    public Question(Model model, DirectConversation conversation, List<HistoryEntry> said, List<ToolDefinition> tools) {
        this.model = model;
        this.conversation = conversation;
        this.tools = tools;
        this.entries = new ArrayList<>(conversation.entries());
        this.entries.addAll(said);
    }

    /**
     * Returns when the first event of the answer is there. The caller closes the stream.
     *
     * @param usual   the context window to try first
     * @param learned called with the context window if the model has named it
     * @throws AgentRuntimeException TOO_LONG if the last retry is too long as well, or any other error of the model
     */
    public Model.Stream ask(Window usual, Consumer<Window> learned) {
        var window = usual;
        var toldSo = false;
        for (var tries = 1; ; tries++) {
            try {
                var answer = answer(window);
                if (toldSo) {
                    learned.accept(window);
                }
                return answer;
            } catch (PromptTooLongException tooLong) {
                if (tries > SHORTER_TRIES) {
                    throw new AgentRuntimeException(Kind.TOO_LONG, String.valueOf(tooLong.getMessage()), tooLong);
                }
                window = tooLong.smaller(window);
                toldSo = toldSo || tooLong.saysHowMuch();
            }
        }
    }

    private Model.Stream answer(Window window) {
        var prompt = prompt(window);
        try {
            return begun(prompt, window);
        } catch (AgentRuntimeException e) {
            if (e.kind() != Kind.REFUSED || !prompt.hasThoughts() || !mayMeanThoughts(String.valueOf(e.getMessage()))) {
                throw e;
            }
            return begun(prompt.withoutThoughts(), window);
        }
    }

    /** Some servers name the unknown field; others say only that there is one. */
    private static boolean mayMeanThoughts(String refusal) {
        return THOUGHTS.matcher(refusal).find();
    }

    /** Waits for the first event, because a request can't be repeated after a part of the answer was passed on. */
    @SuppressWarnings("MustBeClosed") // The reader of the stream closes it.
    private Model.Stream begun(Prompt prompt, Window window) {
        var answer = model.ask(prompt, window.output());
        try {
            return new BegunStream(answer.next(), answer);
        } catch (RuntimeException e) {
            answer.close();
            throw e;
        }
    }

    private Prompt prompt(Window window) {
        var memory = conversation
            .blocks()
            .stream()
            .map(block -> "<" + block.label() + ">\n" + block.value() + "\n</" + block.label() + ">")
            .collect(Collectors.joining("\n\n", "Your memory blocks:\n", ""));
        var newest = Budget.of(conversation, tools, window).newest(entries);
        var messages = Composition.of(conversation.summary(), newest, model.handle());
        return new Prompt(conversation.system(), memory, messages, tools);
    }
}
