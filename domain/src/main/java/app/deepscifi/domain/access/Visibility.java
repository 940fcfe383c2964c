package app.deepscifi.domain.access;

/** Who may see a world beside its owner and collaborators. */
public enum Visibility {
    PRIVATE,
    /** Whoever holds its address. It is in no list. */
    UNLISTED,
    /** Everybody, signed in or not. */
    PUBLIC,
}
