package app.deepscifi.e2e.platform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.springframework.util.FileSystemUtils;

/** An object store on loopback for an API in another process. It has one bucket and checks signatures. */
public final class S3Server implements AutoCloseable {

    private static final String BUCKET = "files";
    private static final String KEY = "key";
    private static final String SECRET = "secret";

    private final Path folder;
    private final S3Proxy server;

    private S3Server(Path folder) throws Exception {
        this.folder = folder;
        var store = new FilesystemNio2BlobStore(folder.toString());
        store.createContainer(BUCKET);
        this.server = S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .build();
        server.start();
    }

    public static S3Server start() throws Exception {
        return new S3Server(Files.createTempDirectory("deepscifi-s3"));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /**
     * The variables with which the API uses it.
     *
     * @param address the same as {@link #address()}, or one that leads to it
     */
    public static Map<String, String> environment(String address) {
        return Map.of(
            "AWS_ENDPOINT_URL",
            address,
            "AWS_ACCESS_KEY_ID",
            KEY,
            "AWS_SECRET_ACCESS_KEY",
            SECRET,
            "AWS_S3_BUCKET",
            BUCKET
        );
    }

    @Override
    public void close() throws Exception {
        server.stop();
        FileSystemUtils.deleteRecursively(folder);
    }
}
