package app.deepscifi.domain.world;

/** How far a world has been worked out. */
public enum Stage {
    SKETCH,
    DRAFT,
    DETAILED,
}
