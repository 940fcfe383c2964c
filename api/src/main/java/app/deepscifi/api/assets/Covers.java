package app.deepscifi.api.assets;

import app.deepscifi.api.worlds.WorldDeleted;
import app.deepscifi.api.worlds.WorldHeader;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.domain.WorldId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The covers of worlds: drawn at the first request, then stored. A cover can always be drawn again, so a failure of the
 * object store is no error here.
 */
@Service
class Covers {

    static final String MEDIA_TYPE = "image/svg+xml";

    private static final Logger log = LoggerFactory.getLogger(Covers.class);

    private final AssetStore assets;
    private final ObjectStore objects;
    private final AsyncTaskExecutor executor;

    Covers(AssetStore assets, ObjectStore objects, AsyncTaskExecutor applicationTaskExecutor) {
        this.assets = assets;
        this.objects = objects;
        this.executor = applicationTaskExecutor;
    }

    /**
     * Reads the cover of a world, or draws it.
     *
     * @param whole reads the world with its canon; called only if the cover must be drawn
     * @return an SVG in UTF-8
     */
    byte[] of(WorldHeader world, Supplier<WorldView> whole) {
        return kept(world).orElseGet(() -> drawn(whole.get()));
    }

    private Optional<byte[]> kept(WorldHeader world) {
        try {
            return assets.coverKey(world.id(), world.version()).flatMap(objects::get);
        } catch (ObjectStoreException unusable) {
            log.warn("A stored cover could not be read: {}", String.valueOf(unusable.getCause()));
            return Optional.empty();
        }
    }

    private byte[] drawn(WorldView world) {
        var svg = CoverArt.draw(world.canon()).getBytes(StandardCharsets.UTF_8);
        // The picture is ready, so the response does not wait for the store.
        executor.execute(() -> keep(world, svg));
        return svg;
    }

    private void keep(WorldView world, byte[] svg) {
        var key = prefix(world.id()) + "cover-" + world.version() + ".svg";
        try {
            objects.put(key, MEDIA_TYPE, svg);
            assets.addCover(world.id(), world.version(), key, MEDIA_TYPE, svg.length);
        } catch (ObjectStoreException unusable) {
            log.warn("A cover could not be stored: {}", String.valueOf(unusable.getCause()));
        }
    }

    @TransactionalEventListener
    void forget(WorldDeleted deleted) {
        // This runs after the commit, but still holds the database connection, so another thread calls the object store.
        executor.execute(() -> {
            try {
                objects.deleteAll(prefix(deleted.worldId()));
            } catch (ObjectStoreException unusable) {
                log.warn(
                    "Files of world {} were not deleted: {}",
                    deleted.worldId(),
                    String.valueOf(unusable.getCause())
                );
            }
        });
    }

    private static String prefix(WorldId id) {
        return "worlds/" + id + "/";
    }
}
