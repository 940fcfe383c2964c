package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The fault of the installation that the latest turn met, such as a wrong key; for the health check. */
@Component
public final class SetUpTroubles {

    private final AtomicReference<Optional<String>> latest = new AtomicReference<>(Optional.empty());

    /** A turn failed for this reason. */
    public void failed(Kind kind) {
        advice(kind).ifPresent(advice -> latest.set(Optional.of(advice)));
    }

    /** A turn was answered: whatever was wrong is mended. */
    public void answered() {
        latest.set(Optional.empty());
    }

    public Optional<String> latest() {
        return latest.get();
    }

    /** @return advice for the operator; empty if the set-up is not at fault */
    public static Optional<String> advice(Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> Optional.of("a key or password is not accepted: check the one that is set");
            case NO_CREDIT -> Optional.of("the account at the model's provider has no credit: add some there");
            case NO_MODEL -> Optional.of(
                "the model's server has no such model: check LETTA_MODEL, and the base URL of its API"
            );
            case NO_TOOLS -> Optional.of(
                "the model's server runs it without tools: start vLLM with --enable-auto-tool-choice and " +
                    "--tool-call-parser, llama.cpp with --jinja, or set LETTA_MODEL to a model that has tools"
            );
            case UNAVAILABLE, GONE, BUSY, RATE_LIMITED, MODEL_FAILED, REFUSED, TOO_LONG, DECLINED -> Optional.empty();
        };
    }
}
