package app.deepscifi.api.assets;

import app.deepscifi.api.worlds.WorldDeleted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Deletes from the object store what is unwanted, and tries again where that fails. */
@Component
class ObjectSweep {

    /** A file that was not completed for so long is given up. */
    static final Duration UNFINISHED = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(ObjectSweep.class);
    private static final int AT_ONCE = 20;

    private final FileStore files;
    private final UnwantedObjects unwanted;
    private final ObjectStore objects;
    private final AsyncTaskExecutor executor;

    ObjectSweep(
        FileStore files,
        UnwantedObjects unwanted,
        ObjectStore objects,
        AsyncTaskExecutor applicationTaskExecutor
    ) {
        this.files = files;
        this.unwanted = unwanted;
        this.objects = objects;
        this.executor = applicationTaskExecutor;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        files.deleteUnfinished(UNFINISHED);
        try {
            List<String> due;
            do {
                due = unwanted.claim(AT_ONCE);
                due.forEach(this::delete);
            } while (!due.isEmpty());
        } catch (ObjectStoreException unusable) {
            log.warn("Files are left over and will be deleted later: {}", String.valueOf(unusable.getCause()));
        }
    }

    private void delete(String prefix) {
        objects.deleteAll(prefix);
        unwanted.remove(prefix);
    }

    /** Nobody waits for it; and after a commit its connection is still held, so the object store is asked elsewhere. */
    void soon() {
        executor.execute(this::sweep);
    }

    @TransactionalEventListener
    void sweepAfter(WorldDeleted deleted) {
        soon();
    }
}
