package app.deepscifi.api.platform.health;

import org.jspecify.annotations.Nullable;

/**
 * State of a dependency.
 *
 * @param detail a few words for the operator, without addresses and secrets, because everybody can read it
 * @param kind   the implementation, if there are several: {@code letta} or {@code simulator}
 */
public record DependencyState(Status status, @Nullable String detail, @Nullable String kind) {
    public enum Status {
        UP,
        DEGRADED,
        DOWN,
    }

    public static DependencyState up(@Nullable String detail) {
        return new DependencyState(Status.UP, detail, null);
    }

    public static DependencyState degraded(String detail) {
        return new DependencyState(Status.DEGRADED, detail, null);
    }

    public static DependencyState down(String detail) {
        return new DependencyState(Status.DOWN, detail, null);
    }

    public DependencyState ofKind(String kind) {
        return new DependencyState(status, detail, kind);
    }
}
