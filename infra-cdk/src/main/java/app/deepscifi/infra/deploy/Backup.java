package app.deepscifi.infra.deploy;

import java.time.Instant;
import java.util.Optional;

/** The automatic backups of a database, and a copy that is restored from them. */
interface Backup {
    /** The id of the database. */
    String name();

    /** The id of the copy. */
    String copy();

    /**
     * Begins to restore the newest possible state into the copy, in the same private network.
     *
     * @return the time of that state
     */
    Instant restore();

    /** Lets the restored copy take connections, if it does not yet. It is available again when it does. */
    void open();

    /** The status of the copy as RDS names it, such as {@code creating} or {@code available}; empty if there is none. */
    Optional<String> status();

    /** The address of the available copy. */
    String host();

    /**
     * Deletes the copy and keeps nothing of it.
     *
     * @return false if there is none
     */
    boolean delete();
}
