package app.deepscifi.api.platform.web;

/** Rules an operation can have: what the id in its path or its body names, and the right it takes there. */
public enum AccessRule {
    /** Everybody. */
    PUBLIC("public"),
    /** Everybody with an account; the operation touches only what is theirs. */
    SIGNED_IN("signed-in"),
    WORLD_READ("world:read"),
    WORLD_TALK("world:talk"),
    WORLD_CHANGE("world:change"),
    WORLD_ADMINISTER("world:administer"),
    /** A viewer or more: what readers of a public world don't see. */
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

    /** Whether somebody who is not signed in can ever be let in. */
    public boolean opensToSignedOut() {
        return this == PUBLIC || this == WORLD_READ || this == STORY_READ || this == ASSET_READ;
    }
}
