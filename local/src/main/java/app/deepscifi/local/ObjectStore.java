package app.deepscifi.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 of our own: the API speaks to it as it does to AWS, signatures and all, and finds its files in a folder. */
record ObjectStore(
    S3Proxy server,
    URI endpoint,
    String accessKey,
    String secretKey,
    String description
) implements AutoCloseable {
    static final String BUCKET = "deepscifi-assets";
    static final String REGION = "us-east-1";
    private static final String FOLDER = "objects";

    /** Pages of this machine upload files; each request is signed anyway. */
    private static final CrossOriginResourceSharing PAGES = new CrossOriginResourceSharing(
        List.of("http://(localhost|127\\.0\\.0\\.1|\\[::1]):\\d{1,5}"),
        List.of("PUT", "GET"),
        List.of("Content-Type"),
        List.of(),
        ""
    );

    static ObjectStore start(DataFolder folder) {
        var accessKey = folder.secret("s3-access-key");
        var secretKey = folder.secret("s3-secret-key");
        var store = new FilesystemNio2BlobStore(folder.folder(FOLDER).toAbsolutePath().toString());
        if (!store.containerExists(BUCKET)) {
            store.createContainer(BUCKET);
        }
        var server = S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
            .corsRules(PAGES)
            .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not start", e);
        }
        return new ObjectStore(
            server,
            URI.create("http://127.0.0.1:" + server.getPort()),
            accessKey,
            secretKey,
            "S3Proxy in " + folder.nameOf(FOLDER)
        );
    }

    Map<String, String> properties() {
        return Map.of(
            "spring.cloud.aws.s3.endpoint",
            endpoint.toString(),
            "spring.cloud.aws.s3.path-style-access-enabled",
            "true",
            "spring.cloud.aws.region.static",
            REGION,
            "spring.cloud.aws.credentials.access-key",
            accessKey,
            "spring.cloud.aws.credentials.secret-key",
            secretKey,
            "deepscifi.s3.bucket",
            BUCKET
        );
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not stop", e);
        }
    }
}
