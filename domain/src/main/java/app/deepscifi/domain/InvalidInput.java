package app.deepscifi.domain;

import java.util.List;
import java.util.stream.Collectors;

/** The input is invalid. Lists everything that is wrong with it at once. */
public final class InvalidInput extends RuntimeException {

    private final transient List<Violation> violations;

    public InvalidInput(List<Violation> violations) {
        super(
            violations
                .stream()
                .map(v -> v.path() + ": " + v.message())
                .collect(Collectors.joining("; "))
        );
        this.violations = List.copyOf(violations);
    }

    public InvalidInput(String path, String message) {
        this(List.of(new Violation(path, message)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
