package app.deepscifi.api.assets;

import app.deepscifi.api.assets.media.FileFormat;
import app.deepscifi.api.worlds.WorldRightsChanged;
import app.deepscifi.domain.WorldId;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Copies files of public worlds to where everybody may read them. Until then the API leads to them, as it does for private
 * worlds. A trigger of the database takes the copies away with the visibility.
 */
@Component
class Publication {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    /** A browser keeps it for a year, a shared cache for an hour: no longer does it outlive the visibility of its world. */
    private static final String PUBLICLY = "public, max-age=31536000, s-maxage=3600, immutable";
    private static final Duration TO_STORE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 20;

    private final FileStore files;
    private final UnwantedObjects unwanted;
    private final ObjectStore objects;
    private final TransactionOperations transactions;
    private final AsyncTaskExecutor executor;

    Publication(
        FileStore files,
        UnwantedObjects unwanted,
        ObjectStore objects,
        TransactionOperations transactions,
        AsyncTaskExecutor applicationTaskExecutor
    ) {
        this.files = files;
        this.unwanted = unwanted;
        this.objects = objects;
        this.transactions = transactions;
        this.executor = applicationTaskExecutor;
    }

    /** Publishes files whose publication failed or was interrupted. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void publishRest() {
        publishOf(null);
    }

    /** @param world null for all worlds */
    private void publishOf(@Nullable WorldId world) {
        var more = true;
        while (more) {
            more = false;
            for (var file : files.toPublish(world, AT_ONCE)) {
                more |= tryToPublish(file);
            }
        }
    }

    /** @return false where it has to be tried again */
    private boolean tryToPublish(StoredFile file) {
        try {
            publish(file);
            return true;
        } catch (ObjectStoreException unusable) {
            log.warn("File {} will be published later: {}", file.id(), String.valueOf(unusable.getCause()));
            return false;
        }
    }

    private void publish(StoredFile file) {
        var versions = Objects.requireNonNull(file.versions());
        var folder = UUID.randomUUID().toString();
        var prefix = "assets/" + folder + "/";
        unwanted.add(prefix, TO_STORE);
        Stream.of(versions.main(), versions.thumbnail())
            .filter(Objects::nonNull)
            .forEach(name ->
                objects.copy(
                    "files/" + versions.folder() + "/" + name,
                    prefix + name,
                    Uploads.headers(FileFormat.named(name), file.fileName(), PUBLICLY)
                )
            );
        transactions.executeWithoutResult(_ -> {
            if (files.publish(file.id(), folder)) {
                unwanted.remove(prefix);
            } else {
                unwanted.add(prefix, Duration.ZERO);
            }
        });
    }

    /** Nobody waits for it; and after a commit its connection is still held, so the object store is asked elsewhere. */
    void publishSoon(WorldId world) {
        executor.execute(() -> publishOf(world));
    }

    @TransactionalEventListener
    void publishAfter(WorldRightsChanged changed) {
        publishSoon(changed.worldId());
    }
}
