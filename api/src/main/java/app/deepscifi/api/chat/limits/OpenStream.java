package app.deepscifi.api.chat.limits;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.UserId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A stream of a person, from before its first byte until it is closed. It counts from the moment that {@link Allowances} lets
 * it.
 */
public record OpenStream(UUID id, UserId person, Allowances allowances) implements AutoCloseable {
    /**
     * Counts it together with the turn that it follows: without the one not the other.
     *
     * @param turn begins the turn and counts what is claimed; empty where neither was done
     * @throws ProblemException where a limit is reached: then nothing is done
     */
    public <T> Optional<T> begin(Function<AllowanceStore.Claim, Optional<T>> turn) {
        return allowances.begin(this, turn);
    }

    /** @throws ProblemException where the person follows as many as they may */
    public void follow() {
        allowances.follow(this);
    }

    @Override
    public void close() {
        allowances.closed(this);
    }
}
