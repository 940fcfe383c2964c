package app.deepscifi.api.assets;

import java.util.Optional;

/** Stores bytes by key. Every method may fail with {@link ObjectStoreException}, within a few seconds. */
interface ObjectStore {
    void put(String key, String mediaType, byte[] bytes);

    Optional<byte[]> get(String key);

    /** Deletes all whose key starts like this. */
    void deleteAll(String prefix);

    /** Fails where the store can't be used. */
    void check();
}
