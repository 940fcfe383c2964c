package app.deepscifi.api.platform.health;

/** A required system outside of this process. Beans of this type appear in {@code /api/health/ready} and the log. */
public interface DependencyCheck {
    /** Its key in the answer, such as {@code database}. */
    String name();

    /** Checks the system. May block for up to 2 s, on its own thread. Any exception counts as down. */
    DependencyState check();

    /** Whether the service needs it: then its failure makes the whole service not ready. */
    default boolean essential() {
        return true;
    }
}
