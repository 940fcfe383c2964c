package app.deepscifi.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The site's policy and the object store let a page upload a file and show it. */
@WithPlatform
class UploadInBrowserTests {

    private static final String SEND = """
    async ([method, url, type, bytes]) => {
      const body = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      const answer = await fetch(url, { method, headers: { 'Content-Type': type }, body });
      return answer.status;
    }
    """;
    private static final String SHOW = """
    (url) => new Promise((shown, refused) => {
      const image = new Image();
      image.onload = () => shown(image.naturalWidth);
      image.onerror = () => refused(new Error('not shown'));
      image.src = url;
    })
    """;

    private final TestPlatform platform;

    UploadInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @Test
    void a_page_uploads_a_picture_and_shows_it() {
        var owner = platform.signUp("Ada");
        var worldId = owner.worldId();
        var picture = SampleFiles.png(700, 20);
        var upload = owner.promises(worldId, "image/png", picture.length);
        try (
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), Guest.WIDE, "upload")
        ) {
            ada.signIn(owner);
            ada.open("/worlds/" + worldId);
            var bytes = Base64.getEncoder().encodeToString(picture);

            var status = ada
                .page()
                .evaluate(SEND, List.of(upload.method(), upload.url().toString(), "image/png", bytes));
            assertThat(status).isEqualTo(200);
            var asset = owner
                .post("/api/assets/" + upload.id() + "/complete")
                .is(200)
                .json();

            assertThat(ada.page().evaluate(SHOW, asset.path("url").asString())).isEqualTo(700);
            assertThat(ada.page().evaluate(SHOW, asset.path("thumbnailUrl").asString())).isEqualTo(640);
            assertThat(ada.complaints()).isEmpty();
        }
    }
}
