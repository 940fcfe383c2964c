package app.deepscifi.api.worlds;

/** Selects the worlds of a list. */
public enum WorldScope {
    /** Those the caller owns. */
    MINE,
    /** Those the caller is a collaborator of. */
    SHARED,
    /** Those that are public. */
    PUBLIC,
}
