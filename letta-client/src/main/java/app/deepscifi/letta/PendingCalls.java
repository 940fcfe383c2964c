package app.deepscifi.letta;

import app.deepscifi.letta.generated.model.CallReference;
import app.deepscifi.letta.generated.model.StoredCall;
import app.deepscifi.letta.generated.model.StoredMessage;
import app.deepscifi.letta.model.ToolCall;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the pending calls in the latest messages: the last calls, without the calls that have a result. */
final class PendingCalls {

    private PendingCalls() {}

    static List<ToolCall> in(List<StoredMessage> newestFirst) {
        var answered = new HashSet<String>();
        for (var message : newestFirst) {
            if (message.getMessageType().equals("approval_request_message")) {
                return Wire.orEmpty(message.getToolCalls())
                    .stream()
                    .filter(call -> !answered.contains(call.getToolCallId()))
                    .map(PendingCalls::call)
                    .toList();
            }
            ids(message.getToolReturns()).forEach(answered::add);
            ids(message.getApprovals()).forEach(answered::add);
        }
        return List.of();
    }

    private static List<String> ids(@Nullable List<CallReference> references) {
        return Wire.orEmpty(references).stream().map(CallReference::getToolCallId).filter(Objects::nonNull).toList();
    }

    private static ToolCall call(StoredCall call) {
        return new ToolCall(
            call.getToolCallId(),
            Objects.requireNonNullElse(call.getName(), ""),
            Objects.requireNonNullElse(call.getArguments(), "")
        );
    }
}
