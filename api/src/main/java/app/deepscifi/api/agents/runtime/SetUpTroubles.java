package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The configuration problem of the latest turn, such as a wrong API key, for the health check. */
@Component
public final class SetUpTroubles {

    private final AtomicReference<Optional<String>> latest = new AtomicReference<>(Optional.empty());

    /** Records that a turn failed. Does nothing if the configuration is not at fault. */
    public void failed(Kind kind) {
        advice(kind).ifPresent(advice -> latest.set(Optional.of(advice)));
    }

    /** Records that a turn was answered: the configuration works again. */
    public void answered() {
        latest.set(Optional.empty());
    }

    /** @return advice for the operator; empty if the latest turn met no configuration problem */
    public Optional<String> latest() {
        return latest.get();
    }

    /** @return advice for the operator; empty if the configuration is not at fault */
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
