package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.CallArguments;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The complete answer of a model.
 *
 * @param calls   tools and arguments, as they were passed on in pieces
 * @param end     the last piece before the usage
 * @param usage   empty if the model did not report it
 * @param failure the error; empty if there was none
 */
public record HeardAnswer(
    String reasoning,
    String text,
    List<String> calls,
    @Nullable String end,
    Optional<Piece.Usage> usage,
    Optional<Kind> failure
) {
    public static HeardAnswer of(Model.Stream stream) {
        var reasoning = new StringBuilder();
        var text = new StringBuilder();
        Map<String, StringBuilder> calls = new LinkedHashMap<>();
        var usage = Optional.<Piece.Usage>empty();
        var failure = Optional.<Kind>empty();
        String end = null;
        try (var answer = new DirectAnswer(stream, "openai/x", _ -> {}, _ -> {})) {
            for (var piece = answer.next(); piece != null; piece = answer.next()) {
                switch (piece) {
                    case Piece.Reasoning(var more) -> reasoning.append(more);
                    case Piece.Text(var more) -> text.append(more);
                    case Piece.CallStarted(var id, var tool, _) -> calls.put(id, new StringBuilder(tool + " "));
                    case Piece.CallArguments(var id, var more) -> calls.getOrDefault(id, text).append(more);
                    case Piece.Usage used -> usage = Optional.of(used);
                    case Piece.CallsWait waiting -> {
                        end = "calls";
                        var handedOn = calls.values().stream().map(HeardAnswer::normal).toList();
                        calls = new LinkedHashMap<>();
                        for (var call : waiting.calls()) {
                            calls.put(call.callId(), new StringBuilder(call.tool() + " " + call.arguments()));
                        }
                        var whole = calls.values().stream().map(StringBuilder::toString).toList();
                        if (!whole.equals(handedOn)) {
                            throw new AssertionError(handedOn + " were handed on, but called are " + whole);
                        }
                    }
                    case Piece.Ended _ -> end = "ended";
                    case Piece.Cut _ -> end = "cut";
                    case Piece.Refused _ -> end = "refused";
                    case Piece.Cancelled _ -> end = "cancelled";
                }
            }
        } catch (AgentRuntimeException e) {
            failure = Optional.of(e.kind());
        }
        return new HeardAnswer(
            reasoning.toString(),
            text.toString(),
            calls.values().stream().map(StringBuilder::toString).toList(),
            end,
            usage,
            failure
        );
    }

    private static String normal(StringBuilder call) {
        var at = call.indexOf(" ") + 1;
        return call.substring(0, at) + CallArguments.normal(call.substring(at));
    }
}
