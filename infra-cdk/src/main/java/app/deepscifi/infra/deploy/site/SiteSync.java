package app.deepscifi.infra.deploy.site;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.json.JsonMapper;

/**
 * Synchronizes a bucket with the site. It sends changed files, pages last. Hashed files of earlier builds stay for 30
 * days, because open tabs still request them; other removed files are deleted at once.
 */
public record SiteSync(S3Client s3, String bucket, Path site, LocalDate today) {
    private static final int KEPT_DAYS = 30;
    private static final int AT_ONCE = 16;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param sent    files
     * @param deleted files
     * @param renewed whether a file changed under the same name, now or in an interrupted deploy
     */
    public record Result(int sent, int deleted, boolean renewed) {}

    public Result run() {
        var files = files();
        var there = there();
        var before = record();
        var changed = files
            .stream()
            .filter(path -> !md5(site.resolve(path)).equals(there.get(path)))
            .collect(Collectors.groupingBy(path -> new SiteFile(path).turn(), TreeMap::new, Collectors.toList()));
        var gone = new TreeSet<>(there.keySet());
        gone.removeAll(files);
        gone.remove(SiteRecord.KEY);

        var unused = new TreeMap<String, LocalDate>();
        var deleted = new TreeSet<String>();
        for (var path : gone) {
            var since = before.unused().getOrDefault(path, today);
            if (new SiteFile(path).isHashed() && since.plusDays(KEPT_DAYS).isAfter(today)) {
                unused.put(path, since);
            } else {
                deleted.add(path);
            }
        }
        var renewed =
            before.renewed() ||
            changed
                .keySet()
                .stream()
                .anyMatch(turn -> turn > 0) ||
            deleted.stream().anyMatch(path -> !new SiteFile(path).isHashed());
        var after = new SiteRecord(unused, renewed);
        if (!after.equals(before)) {
            // Written before the upload, so that the deploy after an interruption invalidates the cache.
            write(after);
        }
        changed.values().forEach(paths -> atOnce(paths, path -> send(path, site.resolve(path))));
        atOnce(deleted, path -> s3.deleteObject(request -> request.bucket(bucket).key(path)));
        return new Result(changed.values().stream().mapToInt(List::size).sum(), deleted.size(), renewed);
    }

    /** Records that CloudFront's cache was invalidated. */
    public void forgotten() {
        write(new SiteRecord(record().unused(), false));
    }

    private Set<String> files() {
        try {
            return FileTree.files(site)
                .stream()
                .map(file -> site.relativize(file).toString().replace('\\', '/'))
                .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns the MD5 of each object. It is the ETag, because the objects were sent in one part and encrypted with S3's
     * keys.
     */
    private Map<String, String> there() {
        return s3
            .listObjectsV2Paginator(request -> request.bucket(bucket))
            .contents()
            .stream()
            .collect(Collectors.toMap(S3Object::key, object -> object.eTag().replace("\"", "")));
    }

    private SiteRecord record() {
        try {
            return JSON.readValue(
                s3.getObjectAsBytes(request -> request.bucket(bucket).key(SiteRecord.KEY)).asByteArray(),
                SiteRecord.class
            );
        } catch (NoSuchKeyException first) {
            return SiteRecord.NONE;
        }
    }

    private void write(SiteRecord after) {
        s3.putObject(
            request ->
                request.bucket(bucket).key(SiteRecord.KEY).contentType("application/json").cacheControl("no-cache"),
            RequestBody.fromBytes(JSON.writeValueAsBytes(after))
        );
    }

    private void send(String path, Path file) {
        var kind = new SiteFile(path);
        s3.putObject(
            request ->
                request.bucket(bucket).key(path).contentType(kind.contentType()).cacheControl(kind.cacheControl()),
            file
        );
    }

    private interface Work {
        void on(String path);
    }

    private static void atOnce(Collection<String> paths, Work work) {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = paths
                .stream()
                .map(path ->
                    threads.submit(() -> {
                        places.acquire();
                        try {
                            work.on(path);
                        } finally {
                            places.release();
                        }
                        return path;
                    })
                )
                .toList();
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            throw new Failure("Stopped.");
        }
    }

    private static String md5(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
