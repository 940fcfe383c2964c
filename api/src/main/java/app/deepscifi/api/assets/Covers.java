package app.deepscifi.api.assets;

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
 * The pictures of worlds: drawn when they are first asked for, then kept. A cover can always be drawn again, so nothing
 * here fails because the object store does.
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

    /** @param whole reads the world with its canon, where the cover has to be drawn */
    byte[] of(WorldHeader world, Supplier<WorldView> whole) {
        return kept(world).orElseGet(() -> drawn(whole.get()));
    }

    private Optional<byte[]> kept(WorldHeader world) {
        try {
            return assets.coverKey(world.id(), world.version()).flatMap(objects::get);
        } catch (ObjectStoreException unusable) {
            log.warn("A kept cover could not be read: {}", String.valueOf(unusable.getCause()));
            return Optional.empty();
        }
    }

    private byte[] drawn(WorldView world) {
        var svg = CoverArt.draw(world.canon()).getBytes(StandardCharsets.UTF_8);
        // Nobody waits for the store: the picture is there.
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
            log.warn("A cover could not be kept: {}", String.valueOf(unusable.getCause()));
        }
    }
}
