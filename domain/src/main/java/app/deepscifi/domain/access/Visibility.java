package app.deepscifi.domain.access;

/** Readers of a world beside its owner and collaborators, from nobody to everybody. */
public enum Visibility {
    PRIVATE,
    /** Everybody who has its address. It is in no list. */
    UNLISTED,
    /** Everybody, signed in or not. */
    PUBLIC;

    /** Whether there are people who can see a world like this and not one like the other. */
    public boolean isWiderThan(Visibility other) {
        return compareTo(other) > 0;
    }
}
