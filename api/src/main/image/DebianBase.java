import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A base image made of Debian's packages, for machines that reach a Debian mirror and no image registry: a JRE, the libraries
 * it is linked to, certificates and time zones. No shell, no package manager.
 */
record DebianBase(Platform platform, Path cache, boolean offline) {
    private static final String RELEASE = "trixie";
    private static final String JAVA = "/usr/lib/jvm/java-25-openjdk-";
    private static final List<String> PACKAGES = List.of(
        "base-files",
        "ca-certificates",
        "libc6",
        "libgcc-s1",
        "libstdc++6",
        "netbase",
        "openjdk-25-jre-headless",
        "tzdata",
        "zlib1g"
    );
    private static final List<String> UNUSED = List.of(
        "usr/share/man",
        "usr/share/lintian",
        "usr/share/bug",
        "usr/lib/debug"
    );
    private static final List<String> UNUSED_ARCHIVES = List.of("classes_nocoops.jsa", "classes_nocoops_coh.jsa");
    /** Age up to which cached packages are used without a check for newer ones. */
    private static final Duration FRESH = Duration.ofDays(1);

    /** The image as a tar that Docker, Podman and Jib can load, or why there is none. */
    record Made(Optional<Path> tar, String reason) {}

    Made make() throws IOException {
        Files.createDirectories(cache);
        var latest = cache.resolve("debian-" + platform.architecture() + ".tar");
        if (Files.exists(latest) && (offline || isFresh(latest))) {
            return new Made(Optional.of(latest), "");
        }
        if (offline) {
            return new Made(Optional.empty(), "Maven is offline");
        }
        if (Command.of("apt-get", "--version").tried().isEmpty()) {
            return new Made(Optional.empty(), "there is no apt-get to make a base image with");
        }
        var work = Files.createTempDirectory("deepscifi-base");
        try {
            var debs = download(work);
            if (debs.isEmpty()) {
                return new Made(Optional.empty(), "apt-get finds no JRE 25 of Debian " + RELEASE);
            }
            var root = unpack(work, debs);
            addWhatInstallingWouldMake(root);
            Files.move(tar(work, root), latest, StandardCopyOption.REPLACE_EXISTING);
            return new Made(Optional.of(latest), "");
        } finally {
            Command.of("rm", "-rf", work.toString()).run();
        }
    }

    private static boolean isFresh(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(FRESH));
    }

    private List<Path> download(Path work) throws IOException {
        var debs = Files.createDirectories(work.resolve("debs"));
        Files.createDirectories(work.resolve("lists/partial"));
        Files.createDirectories(work.resolve("cache/archives/partial"));
        Files.writeString(work.resolve("sources.list"), sources());
        var apt = Command.of("apt-get", "-qq").with(
            "-oAPT::Architecture=" + platform.architecture(),
            "-oAPT::Architectures=" + platform.architecture(),
            "-oAPT::Sandbox::User=",
            "-oDebug::NoLocking=true",
            "-oDir::State::status=/dev/null",
            "-oDir::State::Lists=" + work.resolve("lists"),
            "-oDir::Cache=" + work.resolve("cache"),
            "-oDir::Etc::sourcelist=" + work.resolve("sources.list"),
            "-oDir::Etc::sourceparts=-"
        );
        var got =
            apt.with("update").tried().isPresent() && apt.with("download").with(PACKAGES).in(debs).tried().isPresent();
        if (!got) {
            return List.of();
        }
        try (var files = Files.list(debs)) {
            return files.sorted().toList();
        }
    }

    /** The mirrors that this machine has Debian from. */
    private static String sources() {
        var sources = new StringBuilder();
        Command.of("apt-get", "indextargets", "--format", "$(REPO_URI) $(ORIGIN) $(LABEL)", "Created-By: Packages")
            .tried()
            .orElse("")
            .lines()
            .distinct()
            .forEach(line -> {
                var words = line.split(" ");
                if (line.endsWith(" Debian Debian")) {
                    sources.append("deb %s %s main%n".formatted(words[0], RELEASE));
                } else if (line.endsWith(" Debian Debian-Security")) {
                    sources.append("deb %s %s-security main%n".formatted(words[0], RELEASE));
                }
            });
        return sources.toString();
    }

    private Path unpack(Path work, List<Path> debs) throws IOException {
        var root = Files.createDirectories(work.resolve("root"));
        // Scanners of images look here for what is in one without a package manager.
        var packages = Files.createDirectories(root.resolve("var/lib/dpkg/status.d"));
        for (var deb : debs) {
            Command.of("dpkg-deb", "-x", deb.toString(), root.toString()).run();
            var name = deb.getFileName().toString().split("_")[0];
            Files.writeString(packages.resolve(name), Command.of("dpkg-deb", "-f", deb.toString()).run());
        }
        for (var unused : UNUSED) {
            Command.of("rm", "-rf", root.resolve(unused).toString()).run();
        }
        for (var archive : UNUSED_ARCHIVES) {
            // They are for heaps over 32 GB.
            Files.delete(root.resolve((JAVA + platform.architecture() + "/lib/server/" + archive).substring(1)));
        }
        return root;
    }

    private void addWhatInstallingWouldMake(Path root) throws IOException {
        var java = JAVA + platform.architecture();
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(root.resolve("usr/bin/java"), Path.of(java + "/bin/java"));
        Files.writeString(root.resolve("etc/nsswitch.conf"), "hosts: files dns\n");
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/usr/sbin/nologin\n");
        Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
        Files.writeString(root.resolve("etc/ssl/certs/ca-certificates.crt"), certificates(root));
        trust(root);
    }

    private static List<Path> certificateFiles(Path root) throws IOException {
        try (var files = Files.list(root.resolve("usr/share/ca-certificates/mozilla"))) {
            return files.sorted().toList();
        }
    }

    private static String certificates(Path root) throws IOException {
        var all = new StringBuilder();
        for (var file : certificateFiles(root)) {
            all.append(Files.readString(file));
        }
        return all.toString();
    }

    /** Without a password, as the JDK's own: its certificates are public, and the same ones are the same bytes. */
    private static void trust(Path root) throws IOException {
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        var target = root.resolve("etc/ssl/certs/java/cacerts");
        Files.createDirectories(target.getParent());
        try (var out = Files.newOutputStream(target)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var x509 = CertificateFactory.getInstance("X.509");
            for (var file : certificateFiles(root)) {
                try (var in = Files.newInputStream(file)) {
                    store.setCertificateEntry(file.getFileName().toString(), x509.generateCertificate(in));
                }
            }
            store.store(out, null);
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificates of the base image can't be stored", e);
        }
    }

    private Path tar(Path work, Path root) throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        var names = new ArrayList<String>();
        try (var entries = Files.list(root)) {
            entries
                .map(it -> it.getFileName().toString())
                .sorted()
                .forEach(names::add);
        }
        reproducible(root, work.resolve("layer.tar")).with(names).run();
        var layer = new Digest().add(work.resolve("layer.tar")).hex();
        Files.writeString(work.resolve("config.json"), config(layer));
        Files.writeString(
            work.resolve("manifest.json"),
            "[{\"Config\":\"config.json\",\"RepoTags\":[\"%s\"],\"Layers\":[\"layer.tar\"]}]".formatted(tag(platform))
        );
        reproducible(work, work.resolve("image.tar")).with("manifest.json", "config.json", "layer.tar").run();
        return work.resolve("image.tar");
    }

    /** @return the name of the loaded image in the engine */
    static String tag(Platform platform) {
        return "localhost/deepscifi-base:" + platform.architecture();
    }

    private static Command reproducible(Path folder, Path tar) {
        return Command.of("tar", "--sort=name", "--numeric-owner", "--owner=0", "--group=0", "--clamp-mtime").with(
            "--mtime=@0",
            "-C",
            folder.toString(),
            "-cf",
            tar.toString()
        );
    }

    private String config(String layer) {
        return """
        {"architecture":"%1$s","os":"linux","created":"1970-01-01T00:00:00Z",\
        "config":{"Env":["PATH=/usr/bin","LANG=C.UTF-8","JAVA_HOME=%2$s%1$s"]},\
        "rootfs":{"type":"layers","diff_ids":["sha256:%3$s"]},\
        "history":[{"created":"1970-01-01T00:00:00Z","created_by":"Debian %4$s"}]}
        """.formatted(platform.architecture(), JAVA, layer, RELEASE);
    }
}
