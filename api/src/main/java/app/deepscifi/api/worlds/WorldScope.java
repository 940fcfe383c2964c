package app.deepscifi.api.worlds;

/** Which worlds a list is of. */
public enum WorldScope {
    /** Those the caller owns. */
    MINE,
    /** Those the caller is a collaborator of. */
    SHARED,
    /** Those that are public. */
    PUBLIC,
}
