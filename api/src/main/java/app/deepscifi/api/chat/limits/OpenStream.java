package app.deepscifi.api.chat.limits;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.UserId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A stream of a person, from before its first byte until it is closed. It counts after {@link Allowances} has admitted
 * it.
 */
public record OpenStream(UUID id, UserId person, Allowances allowances) implements AutoCloseable {
    /**
     * Counts the stream together with the turn that it follows: both or neither.
     *
     * @param turn begins the turn and counts the claim; empty if it did neither
     * @throws ProblemException if a limit is reached; then nothing is done
     */
    public <T> Optional<T> begin(Function<AllowanceStore.Claim, Optional<T>> turn) {
        return allowances.begin(this, turn);
    }

    /** @throws ProblemException if the person already follows the maximum number */
    public void follow() {
        allowances.follow(this);
    }

    @Override
    public void close() {
        allowances.closed(this);
    }
}
