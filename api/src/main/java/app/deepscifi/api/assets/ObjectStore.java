package app.deepscifi.api.assets;

import java.util.Optional;

/** Stores bytes by key. Every method may throw {@link ObjectStoreException}, within a few seconds. */
interface ObjectStore {
    void put(String key, String mediaType, byte[] bytes);

    Optional<byte[]> get(String key);

    /** Deletes all objects whose key has this prefix. */
    void deleteAll(String prefix);

    /**
     * Checks that the store can be used.
     *
     * @throws ObjectStoreException if it can't
     */
    void check();
}
