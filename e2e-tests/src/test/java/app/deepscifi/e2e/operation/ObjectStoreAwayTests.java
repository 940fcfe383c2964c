package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.client.Upload;
import app.deepscifi.e2e.platform.DeployedApi;
import app.deepscifi.e2e.platform.Eventually;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.S3Server;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The object store is away when an upload is to be checked. */
@NeedsServerDatabase
class ObjectStoreAwayTests {

    @Test
    void an_upload_is_completed_when_the_object_store_is_back(@TempDir Path folder) throws Exception {
        try (
            var database = TestDatabase.create().orElseThrow();
            var objects = S3Server.start();
            var wire = new Wire(objects.address().getHost(), objects.address().getPort());
            var api = DeployedApi.start(
                database.url(),
                Files.createDirectory(folder.resolve("app")),
                Files.createDirectory(folder.resolve("tmp")),
                S3Server.environment(wire.to(objects.address()))
            )
        ) {
            var owner = new Person(api::address, "Olga");
            var worldId = owner.worldId();
            var picture = SampleFiles.png(8, 8);
            var upload = owner.promises(worldId, "image/png", picture.length);
            var complete = "/api/assets/" + upload.id() + "/complete";
            assertThat(upload.send(picture)).isEqualTo(200);

            wire.cut();
            var refusal = owner.post(complete).is(503);

            assertThat(refusal.problem()).isEqualTo("unavailable");
            assertThat(refusal.header("Retry-After")).isEqualTo("10");
            assertThat(owner.get("/api/worlds/" + worldId + "/assets").items()).isEmpty();

            wire.mend();
            var asset = Eventually.value(() -> owner.post(complete), answer -> answer.status() != 503)
                .is(200)
                .json();
            var file = Upload.read(owner.get(asset.path("url").asString()).is(302).header("Location"));
            assertThat(file.statusCode()).isEqualTo(200);
        }
    }
}
