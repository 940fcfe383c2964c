package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectStoreTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path path;

    @Test
    void stored_objects_survive_a_restart() {
        try (var folder = DataFolder.open(path, false)) {
            try (var objects = ObjectStore.start(folder); var client = client(objects, objects.secretKey())) {
                client.putObject(
                    put -> put.bucket(ObjectStore.BUCKET).key("covers/ceres.svg").contentType("image/svg+xml"),
                    RequestBody.fromString("<svg/>")
                );
            }
            try (var objects = ObjectStore.start(folder); var client = client(objects, objects.secretKey())) {
                var object = client.getObjectAsBytes(get -> get.bucket(ObjectStore.BUCKET).key("covers/ceres.svg"));

                assertThat(object.asUtf8String()).isEqualTo("<svg/>");
                assertThat(object.response().contentType()).isEqualTo("image/svg+xml");
            }
        }
    }

    @Test
    void several_are_deleted_at_once() {
        try (
            var folder = DataFolder.open(path, false);
            var objects = ObjectStore.start(folder);
            var client = client(objects, objects.secretKey())
        ) {
            client.putObject(put -> put.bucket(ObjectStore.BUCKET).key("a"), RequestBody.fromString("a"));

            client.deleteObjects(request ->
                request.bucket(ObjectStore.BUCKET).delete(delete -> delete.objects(object -> object.key("a")))
            );

            assertThat(client.listObjectsV2(list -> list.bucket(ObjectStore.BUCKET)).contents()).isEmpty();
        }
    }

    @Test
    void a_wrong_key_is_refused() {
        try (
            var folder = DataFolder.open(path, false);
            var objects = ObjectStore.start(folder);
            var client = client(objects, "another secret")
        ) {
            assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> client.listObjectsV2(list -> list.bucket(ObjectStore.BUCKET)))
                .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void pages_of_this_machine_may_upload_and_no_others() throws Exception {
        try (var folder = DataFolder.open(path, false); var objects = ObjectStore.start(folder)) {
            for (var page : List.of("http://localhost:8080", "http://127.0.0.1:8081")) {
                assertThat(preflight(objects, page).headers().firstValue("Access-Control-Allow-Origin")).hasValue(page);
            }
            for (var page : List.of("https://elsewhere.example", "http://localhost.elsewhere.example:80")) {
                assertThat(preflight(objects, page).statusCode()).isGreaterThanOrEqualTo(400);
            }
        }
    }

    /** The preflight request of a browser before an upload. */
    private static HttpResponse<String> preflight(ObjectStore objects, String page) throws Exception {
        var request = HttpRequest.newBuilder(objects.endpoint().resolve("/" + ObjectStore.BUCKET + "/uploads/a"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", page)
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "content-type");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static S3Client client(ObjectStore objects, String secretKey) {
        return S3Client.builder()
            .endpointOverride(objects.endpoint())
            .forcePathStyle(true)
            .region(Region.of(ObjectStore.REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(objects.accessKey(), secretKey))
            )
            .build();
    }
}
