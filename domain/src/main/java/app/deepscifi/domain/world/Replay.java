package app.deepscifi.domain.world;

/**
 * The versions that must be replayed from the last one that holds a whole canon.
 *
 * @param bytes of their changes
 */
public record Replay(int versions, long bytes) {
    static final int MAX_VERSIONS = 500;

    public Replay with(long changes) {
        return new Replay(versions + 1, bytes + changes);
    }

    /**
     * Whether the last of them is to hold the whole canon too: then a history is at most about twice as long as its
     * changes, and no version takes more to read than twice its canon.
     *
     * @param canonBytes how long the whole canon is
     */
    public boolean isLongEnough(long canonBytes) {
        return bytes > canonBytes || versions >= MAX_VERSIONS;
    }
}
