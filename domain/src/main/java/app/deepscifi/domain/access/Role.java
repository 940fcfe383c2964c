package app.deepscifi.domain.access;

/** Roles in a world, from most rights to fewest. */
public enum Role {
    OWNER,
    EDITOR,
    VIEWER,
    /** Anyone, on a world that is public or whose unlisted link they hold. */
    READER;

    /** Whether this role includes the rights that the action asks for. */
    public boolean may(Action action) {
        return switch (action) {
            case READ -> true;
            case TALK -> this != READER;
            case CHANGE -> this == OWNER || this == EDITOR;
            case ADMINISTER -> this == OWNER;
        };
    }
}
