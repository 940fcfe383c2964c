package app.deepscifi.domain.world;

/** Progress of a world. */
public enum Stage {
    SKETCH,
    DRAFT,
    DETAILED,
}
