package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.TestPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An upload that is refused says why, and is uploaded by another try once the cause is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedUploadsInBrowserTests {

    private static final byte[] PICTURE = SampleFiles.png(40, 40);

    private final Chromium chromium = Chromium.start();

    @SuppressWarnings("NullAway.Init")
    private TestPlatform platform;

    @BeforeAll
    void start() {
        platform = TestPlatform.start(Map.of("FILE_BYTES_PER_PERSON", "4000"), TestPlatform.PACE);
    }

    @AfterAll
    void end() {
        chromium.close();
        platform.close();
    }

    @Test
    void where_all_bytes_are_used_there_is_room_again_after_a_file_is_deleted() {
        try (var ada = openFiles("quota")) {
            upload(ada, "small.png", PICTURE);
            assertThat(line(ada)).containsText("Uploaded");
            ada.button("Clear the list").press("Enter");
            assertThat(ada.button("Choose files")).isFocused();

            // Bytes behind the end of a picture are counted while it is uploaded, and not kept.
            upload(ada, "large.png", Arrays.copyOf(PICTURE, 3_950));
            assertThat(line(ada)).containsText("All your files together would have more than 4,000 bytes: delete one.");
            ada.look("full");
            var small = ada.main().getByRole(AriaRole.ARTICLE, new Locator.GetByRoleOptions().setName("small.png"));
            small.getByText("Delete", new Locator.GetByTextOptions().setExact(true)).click();
            small.getByText("Delete it").click();
            assertThat(small).hasCount(0);

            tryAgain(ada, "large.png");
        }
    }

    @Test
    void a_file_that_is_stored_can_be_checked_again_where_the_store_was_away() {
        try (var ada = openFiles("away")) {
            var unavailable = new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"type\": \"unavailable\", \"detail\": \"Files can't be stored just now.\"}");
            ada.page().route("**/complete", route -> route.fulfill(unavailable));
            upload(ada, "lamp.png", PICTURE);
            assertThat(line(ada)).containsText("Files can't be stored just now.");
            ada.look("away");
            ada.page().unroute("**/complete");

            // Its bytes are stored: nothing is sent once more.
            ada.page().route("**/uploads/**", Route::abort);
            tryAgain(ada, "lamp.png");
        }
    }

    @Test
    void a_file_whose_address_the_store_refuses_is_sent_to_another_one() {
        try (var ada = openFiles("expired")) {
            ada.page().route("**/uploads/**", route -> {
                var expired = route.request().url().replaceFirst("X-Amz-Date=\\d{4}", "X-Amz-Date=2001");
                route.resume(new Route.ResumeOptions().setUrl(expired));
            });
            upload(ada, "lamp.png", PICTURE);
            assertThat(line(ada)).containsText("The file could not be stored: the time for its upload is over.");
            ada.page().unroute("**/uploads/**");

            tryAgain(ada, "lamp.png");
        }
    }

    private Guest openFiles(String story) {
        var owner = platform.signUp("Ada");
        var guest = new Guest(chromium.browser(), platform.address(), Guest.WIDE, "upload-" + story);
        guest.signIn(owner);
        guest.open("/worlds/" + owner.worldId());
        guest.tab("Files");
        return guest;
    }

    private static void upload(Guest guest, String name, byte[] bytes) {
        guest
            .main()
            .locator("input[type=file]")
            .setInputFiles(new FilePayload(name, "image/png", bytes));
    }

    private static void tryAgain(Guest guest, String file) {
        guest.button("Try again: " + file).press("Enter");
        assertThat(line(guest)).isFocused();
        assertThat(line(guest)).containsText("Uploaded");
    }

    private static Locator line(Guest guest) {
        return guest
            .main()
            .getByLabel("Uploads", new Locator.GetByLabelOptions().setExact(true))
            .getByRole(AriaRole.LISTITEM);
    }
}
