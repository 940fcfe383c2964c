package app.deepscifi.api.platform.health;

/** Something outside of this process that we need. Beans of this type appear in {@code /api/health/ready} and the log. */
public interface DependencyCheck {
    /** Its key in the answer, such as {@code database}. */
    String name();

    /** Asks it. May block: it is given 2 s, on a thread of its own. Whatever it throws counts as down. */
    DependencyState check();

    /** Whether nothing works without it: then its failure makes the whole service not ready. */
    default boolean essential() {
        return true;
    }
}
