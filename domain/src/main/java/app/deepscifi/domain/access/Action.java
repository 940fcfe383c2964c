package app.deepscifi.domain.access;

/** Actions on a world and on everything in it. */
public enum Action {
    READ,
    /** Talk with its agent, whose tools still ask for {@link #CHANGE} where they write. */
    TALK,
    /** Change its canon and its stories, decide on proposals. */
    CHANGE,
    /** Share it, delete it, change roles and visibility. */
    ADMINISTER,
}
