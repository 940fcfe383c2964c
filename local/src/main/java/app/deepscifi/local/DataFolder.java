package app.deepscifi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;

/** The folder that keeps everything between two runs. One process owns it at a time, until it closes it or ends. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String SECRETS = "secrets";
    private static final int SECRET_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path, boolean fresh) {
        try {
            openToOwnerOnly(path);
            var folder = new DataFolder(path, lock(path));
            LeftoverProcess.awaitEnd(folder.file("child"));
            if (fresh) {
                folder.empty();
            }
            return folder;
        } catch (IOException e) {
            throw new StartFailure(
                "The data folder %s cannot be used (%s). Choose another with DEEPSCIFI_DATA.".formatted(
                    path,
                    e.getMessage()
                ),
                e
            );
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A random secret of our own: made once, then the same at every start, readable by its owner alone. */
    String secret(String name) {
        var file = folder(SECRETS).resolve(name);
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                createPrivate(file);
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that must have ended before anyone else uses this folder, however we end. */
    void tether(Process process) {
        LeftoverProcess.remember(process, file("child"));
    }

    /** @return a path of this folder as text for a person: relative if it is below the working directory */
    String nameOf(String child) {
        var here = path.getParent();
        return here != null && Files.exists(here.resolve("local/pom.xml"))
            ? here.relativize(path.resolve(child)).toString()
            : path.resolve(child).toString();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII))
                );
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Owned by this very process: as much in use as by another.
        }
        channel.close();
        throw new StartFailure(
            "The data folder %s is in use by another Deep Sci-Fi%s. Stop that one, or choose another folder with DEEPSCIFI_DATA.".formatted(
                path,
                owner(path)
            )
        );
    }

    private static String owner(Path path) {
        try {
            return " (process %s)".formatted(Files.readString(path.resolve(LOCK)));
        } catch (IOException e) {
            return "";
        }
    }

    /** A folder that is there already, with files that are not ours, keeps the rights that somebody gave it. */
    private static void openToOwnerOnly(Path path) throws IOException {
        Files.createDirectories(path);
        if (Files.exists(path.resolve(LOCK)) || isEmpty(path)) {
            try {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            } catch (UnsupportedOperationException e) {
                // Windows: the folder is in the home of its owner, or has the rights of the one around it.
            }
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (var children = Files.list(path)) {
            return children.findAny().isEmpty();
        }
    }

    private static void createPrivate(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("Two writers of one secret: " + file, e);
        }
    }

    private void empty() throws IOException {
        try (var paths = Files.walk(path)) {
            for (var each : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(path) && !each.equals(path.resolve(LOCK))) {
                    Files.delete(each);
                }
            }
        }
    }
}
