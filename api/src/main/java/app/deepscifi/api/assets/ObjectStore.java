package app.deepscifi.api.assets;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores bytes by key. Every method may throw {@link ObjectStoreException}, within a few seconds, or within half a
 * minute if it moves many bytes.
 */
interface ObjectStore {
    void put(String key, byte[] bytes, Headers headers);

    /** Headers that the store sends with an object. A header that is null is not sent. */
    record Headers(String contentType, @Nullable String contentDisposition, @Nullable String cacheControl) {
        static Headers of(String contentType) {
            return new Headers(contentType, null, null);
        }
    }

    Optional<byte[]> get(String key);

    /** The size and type of an object, without its bytes. */
    Optional<Facts> facts(String key);

    /** @param size in bytes */
    record Facts(long size, String contentType) {}

    /** Copies an object and gives the copy these headers. */
    void copy(String from, String to, Headers headers);

    /** Deletes all objects whose key has this prefix. */
    void deleteAll(String prefix);

    /** A request that anybody can send for a while, to put an object with exactly this size and type. */
    PromisedUpload.Request upload(String key, String contentType, long size, Duration lifetime);

    /** An address from which anybody can read an object for a while. */
    URI download(String key, Duration lifetime);

    /**
     * Checks that the store can be used.
     *
     * @throws ObjectStoreException if it can't
     */
    void check();
}
