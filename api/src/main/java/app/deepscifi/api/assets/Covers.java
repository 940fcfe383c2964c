package app.deepscifi.api.assets;

import app.deepscifi.api.assets.drawing.CoverArt;
import app.deepscifi.api.worlds.WorldHeader;
import app.deepscifi.api.worlds.WorldView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Service;

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
    private final UnwantedObjects unwanted;
    private final AsyncTaskExecutor executor;

    Covers(
        AssetStore assets,
        ObjectStore objects,
        UnwantedObjects unwanted,
        AsyncTaskExecutor applicationTaskExecutor
    ) {
        this.assets = assets;
        this.objects = objects;
        this.unwanted = unwanted;
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
        var key = "worlds/" + world.id() + "/cover-" + world.version() + ".svg";
        try {
            objects.put(key, svg, ObjectStore.Headers.of(MEDIA_TYPE));
            if (!assets.addCover(world.id(), world.version(), key, MEDIA_TYPE, svg.length)) {
                unwanted.add(key, Duration.ZERO);
            }
        } catch (ObjectStoreException unusable) {
            log.warn("A cover could not be stored: {}", String.valueOf(unusable.getCause()));
        }
    }
}
