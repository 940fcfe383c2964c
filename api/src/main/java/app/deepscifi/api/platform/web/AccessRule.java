package app.deepscifi.api.platform.web;

/** Access rules of operations: the object that the id in the path or body names, and the right that is needed there. */
public enum AccessRule {
    /** Everybody. */
    PUBLIC("public"),
    /** Everybody with an account; the operation only affects their own data. */
    SIGNED_IN("signed-in"),
    WORLD_READ("world:read"),
    /** Everybody with an account who may read it. */
    WORLD_FORK("world:fork"),
    WORLD_TALK("world:talk"),
    WORLD_CHANGE("world:change"),
    WORLD_ADMINISTER("world:administer"),
    /** A viewer or more, for data that readers of a public world don't see. */
    WORLD_MEMBER("world:member"),
    /** The same for one proposal. */
    PROPOSAL_MEMBER("proposal:member"),
    PROPOSAL_CHANGE("proposal:change"),
    STORY_READ("story:read"),
    STORY_CHANGE("story:change"),
    SEGMENT_CHANGE("segment:change"),
    ASSET_READ("asset:read"),
    ASSET_CHANGE("asset:change"),
    /** Only the person whose turn it is. */
    OWNER_OF_TURN("owner-of-turn");

    private final String extension;

    AccessRule(String extension) {
        this.extension = extension;
    }

    /** @return the value of {@code x-access} */
    public String extension() {
        return extension;
    }

    /** Whether the rule can admit anybody without a session. */
    public boolean opensToSignedOut() {
        return this == PUBLIC || this == WORLD_READ || this == STORY_READ || this == ASSET_READ;
    }
}
