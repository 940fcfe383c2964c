package app.deepscifi.api.assets;

import app.deepscifi.api.assets.StoredFile.Versions;
import app.deepscifi.api.assets.media.FileFormat;
import app.deepscifi.api.assets.media.Prepared;
import app.deepscifi.api.assets.media.UnusableFileException;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.threads.BoundedWork;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Bytes of uploaded files, on their way from people into the object store and out of it. No database connection is held
 * while the object store or a decoder works.
 */
@Service
class Uploads implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private static final Duration TO_UPLOAD = Duration.ofMinutes(5);
    /** A sound may be played in parts while one listens. */
    private static final Duration TO_DOWNLOAD = Duration.ofMinutes(15);
    /** Within it the versions of a file are stored, or never. */
    private static final Duration TO_STORE = Duration.ofMinutes(10);

    /** One file takes up to this much of the heap. */
    private static final long MEMORY = 400_000_000;
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String PRIVATELY = "private, max-age=" + TO_DOWNLOAD.toSeconds();

    private final FileStore files;
    private final ObjectStore objects;
    private final UnwantedObjects unwanted;
    private final AssetSettings settings;
    private final TransactionOperations transactions;
    private final BoundedWork work = new BoundedWork(
        "files",
        (int) Math.clamp(Runtime.getRuntime().maxMemory() / MEMORY, 1, Runtime.getRuntime().availableProcessors()),
        WAITING,
        PATIENCE,
        "Very many files are being checked just now"
    );

    Uploads(
        FileStore files,
        ObjectStore objects,
        UnwantedObjects unwanted,
        AssetSettings settings,
        TransactionOperations transactions
    ) {
        this.files = files;
        this.objects = objects;
        this.unwanted = unwanted;
        this.settings = settings;
        this.transactions = transactions;
    }

    PromisedUpload promised(StoredFile file) {
        var contentType = file.format().contentType();
        return new PromisedUpload(
            file.id(),
            available(() -> objects.upload(file.uploadKey(), contentType, file.bytes(), TO_UPLOAD))
        );
    }

    /**
     * An address from which anybody can read a version for a while.
     *
     * @throws ProblemException not-found where there is no such version
     */
    URI address(StoredFile file, boolean thumbnail) {
        var versions = file.versions();
        var name = versions == null ? null : thumbnail ? versions.thumbnail() : versions.main();
        if (versions == null || name == null) {
            throw ProblemException.notFound();
        }
        return available(() -> objects.download("files/" + versions.folder() + "/" + name, TO_DOWNLOAD));
    }

    /**
     * Checks what was uploaded and stores its versions. A completed file stays as it is.
     *
     * @throws ProblemException not-uploaded where nothing was, unusable-file where it is not what was promised: then it is
     *                          deleted
     */
    AssetView complete(StoredFile file) {
        if (file.versions() != null) {
            return file.view();
        }
        return available(() ->
            work.run(() -> {
                // Somebody else may have completed it while this one waited.
                var now = files.find(file.id()).orElseThrow(ProblemException::notFound);
                if (now.versions() == null) {
                    store(now, prepared(now));
                }
                return files.find(file.id()).orElseThrow(ProblemException::notFound).view();
            })
        );
    }

    private Prepared prepared(StoredFile file) {
        var facts = objects.facts(file.uploadKey()).orElseThrow(Uploads::notUploaded);
        try {
            if (facts.size() != file.bytes()) {
                throw new UnusableFileException(
                    "The file has %,d bytes, and not the %,d that were promised.".formatted(facts.size(), file.bytes())
                );
            }
            if (!file.format().contentType().equals(facts.contentType())) {
                throw new UnusableFileException(
                    "The file was uploaded as " +
                        facts.contentType() +
                        ", and not as " +
                        file.format().contentType() +
                        "."
                );
            }
            var bytes = objects.get(file.uploadKey()).orElseThrow(Uploads::notUploaded);
            return Prepared.of(file.format(), bytes, settings.most(file.format().kind()));
        } catch (UnusableFileException unusable) {
            log.info("A file was refused: {}", unusable.getMessage(), unusable.getCause());
            files.deleteUnfinished(file.id());
            objects.deleteAll(file.uploadKey());
            throw new ProblemException(ProblemCode.UNUSABLE_FILE, String.valueOf(unusable.getMessage()));
        }
    }

    private void store(StoredFile file, Prepared prepared) {
        var folder = UUID.randomUUID().toString();
        var prefix = "files/" + folder + "/";
        unwanted.add(prefix, TO_STORE);
        var main = put(prefix, "file", prepared.file(), file);
        var thumbnail = prepared.thumbnail();
        var small = thumbnail == null ? null : put(prefix, "small", thumbnail, file);
        var picture = prepared instanceof Prepared.Picture it ? it : null;
        var versions = new Versions(
            folder,
            null,
            main,
            small,
            picture == null ? null : picture.width(),
            picture == null ? null : picture.height()
        );
        var bytes = prepared.file().bytes().length + (thumbnail == null ? 0 : thumbnail.bytes().length);
        transactions.executeWithoutResult(_ -> {
            if (files.complete(file.id(), prepared.file().format(), bytes, versions)) {
                unwanted.remove(prefix);
            } else {
                unwanted.add(prefix, Duration.ZERO);
            }
        });
    }

    /** @return its name in the folder */
    private String put(String prefix, String stem, Prepared.Version version, StoredFile file) {
        var name = stem + "." + version.format().extension();
        objects.put(prefix + name, version.bytes(), headers(version.format(), file.fileName(), PRIVATELY));
        return name;
    }

    /** Headers of a stored file. Browsers save a sound and show only pictures. */
    static ObjectStore.Headers headers(FileFormat format, String fileName, String cacheControl) {
        var disposition = switch (format.kind()) {
            case PICTURE -> null;
            case SOUND -> ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString();
        };
        return new ObjectStore.Headers(format.contentType(), disposition, cacheControl);
    }

    private static ProblemException notUploaded() {
        return new ProblemException(
            ProblemCode.NOT_UPLOADED,
            "The bytes of this file were not uploaded yet: send them first, then complete it."
        );
    }

    private static <T> T available(Supplier<T> call) {
        try {
            return call.get();
        } catch (ObjectStoreException unusable) {
            log.warn("The object store can't be used: {}", String.valueOf(unusable.getCause()));
            throw new ProblemException(
                ProblemCode.UNAVAILABLE,
                "Files can't be stored just now: try again in a moment.",
                Map.of("retryAfter", 10)
            );
        }
    }

    @Override
    public void destroy() {
        work.close();
    }
}
