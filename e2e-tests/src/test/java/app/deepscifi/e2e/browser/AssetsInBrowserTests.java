package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a world: uploaded, described, shown and deleted. */
@WithPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssetsInBrowserTests {

    private static final String ALT = "Alternative text";

    /** A picture of 5 MB, so that it is sent for a while. Bytes behind its end are not kept. */
    private static final byte[] LARGE = Arrays.copyOf(SampleFiles.png(320, 200), 5_000_000);

    private static final String FILES = """
    ([name, type, bytes]) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      transfer.items.add(new File([content], name, { type }));
      return transfer;
    }
    """;
    private static final String PASTE = """
    (clipboardData) => document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    """;
    private static final String SHOWN = "(image) => image.complete && image.naturalWidth > 0";
    private static final String ASKS_BEFORE_LEAVING =
        "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();

    AssetsInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void files_are_chosen_dropped_and_pasted_and_then_described_and_deleted(int width) {
        var owner = platform.signUp("Ada");
        try (var ada = guest(width, "files")) {
            ada.signIn(owner);
            ada.open("/worlds/" + owner.worldId());
            ada.tab("Files");
            assertThat(ada.main()).containsText("No files yet.");
            assertThat(ada.main()).containsText("Pictures (PNG, JPEG, WebP, GIF) up to 10 MB.");
            ada.look("empty");

            var chooser = ada.page().waitForFileChooser(() -> ada.button("Choose files").press("Enter"));
            assertThat(chooser.isMultiple()).isTrue();
            chooser.setFiles(new FilePayload[] {
                new FilePayload("lamp.png", "image/png", SampleFiles.png(700, 400)),
                new FilePayload("rain.wav", "audio/wav", SampleFiles.wav()),
            });
            assertThat(uploads(ada).getByText("Uploaded")).hasCount(2);
            assertThat(card(ada, "lamp.png")).containsText("700 × 400");
            assertThat(card(ada, "rain.wav").locator("audio[controls][preload=none]")).hasCount(1);

            var dropped = files(ada, "fog.png", SampleFiles.png(300, 500));
            ada.main().dispatchEvent("dragover", Map.of("dataTransfer", dropped));
            assertThat(ada.main()).containsText("Drop the files to upload them.");
            ada.look("dragged");
            ada.main().dispatchEvent("drop", Map.of("dataTransfer", dropped));
            assertThat(uploads(ada).getByText("Uploaded")).hasCount(3);
            ada.page().evaluate(PASTE, files(ada, "pasted.png", SampleFiles.png(20, 20)));
            assertThat(uploads(ada).getByText("Uploaded")).hasCount(4);
            assertThat(status(ada)).containsText("pasted.png is uploaded.");
            assertShown(card(ada, "fog.png"));
            ada.look("uploaded");
            ada.button("Clear the list").click();
            assertThat(uploads(ada)).hasCount(0);

            // A picture of the page itself is dragged, which Chrome offers as a file too.
            var own = Map.of("dataTransfer", files(ada, "lamp.png", SampleFiles.png(20, 20)));
            var thumbnail = card(ada, "lamp.png").locator("img");
            thumbnail.dispatchEvent("dragstart", own);
            ada.main().dispatchEvent("dragover", own);
            ada.main().dispatchEvent("drop", own);
            thumbnail.dispatchEvent("dragend", own);
            assertThat(ada.main()).containsText("Or drop files here");
            assertThat(uploads(ada)).hasCount(0);

            button(card(ada, "lamp.png"), ALT).click();
            var alt = card(ada, "lamp.png").getByLabel(ALT, new Locator.GetByLabelOptions().setExact(true));
            alt.fill("x".repeat(1_001));
            assertThat(card(ada, "lamp.png")).containsText("1 too many");
            button(card(ada, "lamp.png"), "Save").click();
            assertThat(alt).isFocused();
            alt.fill("A lamp in the fog");
            ada.look("describing");
            button(card(ada, "lamp.png"), "Save").click();
            assertThat(card(ada, "lamp.png").getByAltText("A lamp in the fog")).isVisible();
            assertThat(button(card(ada, "lamp.png"), ALT)).isFocused();

            button(card(ada, "rain.wav"), "Delete").click();
            ada.look("deleting");
            button(card(ada, "rain.wav"), "Keep it").click();
            assertThat(button(card(ada, "rain.wav"), "Delete")).isFocused();
            button(card(ada, "rain.wav"), "Delete").click();
            button(card(ada, "rain.wav"), "Delete it").click();
            assertThat(card(ada, "rain.wav")).hasCount(0);
            assertThat(card(ada, "lamp.png")).isFocused();
            ada.page().reload();
            assertThat(card(ada, "lamp.png").getByAltText("A lamp in the fog")).isVisible();
            assertThat(
                ada
                    .complaints()
                    .stream()
                    .filter(line -> !line.contains("400"))
            ).isEmpty();

            ada.open("/settings");
            assertThat(ada.main()).containsText(Pattern.compile("Files that you uploaded\\s*[\\d.]+ kB of 500 MB"));
            ada.look("settings");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void an_upload_shows_its_progress_and_can_be_cancelled(int width) {
        var owner = platform.signUp("Ada");
        try (var ada = guest(width, "progress")) {
            ada.signIn(owner);
            ada.open("/worlds/" + owner.worldId() + "?tab=files");
            var network = ada.page().context().newCDPSession(ada.page());
            sendsAtMost(network, 500_000);
            choose(ada, "large.png", LARGE);
            var line = uploads(ada).getByRole(AriaRole.LISTITEM);
            assertThat(line).containsText(Pattern.compile("[1-9]\\d? %"));
            assertThat(line.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("value", Pattern.compile("0\\.\\d+"));
            assertThat((Boolean) ada.page().evaluate(ASKS_BEFORE_LEAVING)).isTrue();
            ada.look("sending");

            // It goes on while another part of the page is read.
            ada.tab("Canon");
            ada.tab("Files");
            assertThat(line).containsText(Pattern.compile("[1-9]\\d? %"));
            ada.page().waitForResponse(
                answer -> answer.request().method().equals("DELETE") && answer.status() == 204,
                () -> ada.button("Cancel large.png").click()
            );
            assertThat(line).hasCount(0);
            assertThat(usedBytes(owner)).isZero();
            assertThat((Boolean) ada.page().evaluate(ASKS_BEFORE_LEAVING)).isFalse();

            sendsAtMost(network, -1);
            choose(ada, "large.png", LARGE);
            assertThat(line).containsText("Uploaded");
            assertThat(card(ada, "large.png")).containsText("320 × 200");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_file_that_fails_says_why_and_the_others_are_uploaded(int width) {
        var owner = platform.signUp("Ada");
        try (var ada = guest(width, "failed")) {
            ada.signIn(owner);
            ada.open("/worlds/" + owner.worldId() + "?tab=files");
            assertThat(ada.main()).containsText("up to 10 MB");
            var lost = new AtomicBoolean();
            ada.page().route("**/uploads/**", route -> {
                var first = route.request().method().equals("PUT") && lost.compareAndSet(false, true);
                if (first) {
                    route.abort();
                } else {
                    route.fallback();
                }
            });
            choose(ada, "lamp.png", SampleFiles.png(40, 40));
            assertThat(line(ada, "lamp.png")).containsText("The upload broke off");
            assertThat(status(ada)).containsText("lamp.png is not uploaded. The upload broke off");
            choose(
                ada,
                new FilePayload("page.png", "image/png", SampleFiles.PAGE),
                new FilePayload("page.html", "text/html", SampleFiles.PAGE),
                new FilePayload("huge.png", "image/png", new byte[10_000_001]),
                new FilePayload("fog.png", "image/png", SampleFiles.png(30, 30))
            );
            assertThat(line(ada, "page.png")).containsText("This is no PNG file, whatever its name says.");
            assertThat(line(ada, "page.html")).containsText("This type of file can't be used");
            assertThat(line(ada, "huge.png")).containsText("This file has 10 MB: at most 10 MB are possible.");
            assertThat(line(ada, "fog.png")).containsText("Uploaded");
            assertThat(line(ada, "lamp.png").getByText("Try again")).hasCount(1);
            assertThat(line(ada, "page.png").getByText("Try again")).hasCount(0);
            ada.look("failed");

            ada.button("Try again: lamp.png").click();
            assertThat(line(ada, "lamp.png")).containsText("Uploaded");
            assertThat(card(ada, "lamp.png")).isVisible();
            ada.button("Remove page.png").click();
            assertThat(line(ada, "page.png")).hasCount(0);
            assertThat(line(ada, "page.html")).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_cover_is_chosen_among_the_files_or_uploaded_right_there(int width) {
        var owner = platform.signUp("Ada");
        var worldId = owner.worldId();
        owner.uploads(worldId, "image/png", SampleFiles.png(900, 300));
        try (var ada = guest(width, "cover")) {
            ada.signIn(owner);
            ada.open("/worlds/" + worldId + "?tab=files");
            button(card(ada, "lamp.file"), "Use as cover").click();
            assertThat(card(ada, "lamp.file")).containsText("This is the cover of the world.");
            assertThat(button(card(ada, "lamp.file"), "Don't use as cover")).isFocused();
            button(card(ada, "lamp.file"), "Don't use as cover").click();
            assertThat(button(card(ada, "lamp.file"), "Use as cover")).isVisible();

            ada.button("Change cover").click();
            assertThat(dialog(ada)).isVisible();
            dialog(ada).getByRole(AriaRole.RADIO).press("Space");
            dialog(ada)
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("sea.png", "image/png", SampleFiles.png(1_200, 400)));
            assertThat(choice(ada, "sea.png")).isChecked();
            var alt = dialog(ada).getByLabel(ALT, new Locator.GetByLabelOptions().setExact(true));
            alt.fill("A lamp above the sea");
            assertThat(dialog(ada).getByRole(AriaRole.RADIO)).hasCount(2);
            ada.look("choosing");
            button(dialog(ada), "Show this picture").click();
            assertThat(dialog(ada)).hasCount(0);
            assertThat(ada.button("Change cover")).isFocused();
            assertShown(ada.main().locator("header").getByAltText("A lamp above the sea"));
            ada.look("chosen");

            ada.open("/worlds");
            assertShown(ada.main().getByAltText("A lamp above the sea"));
            ada.look("listed");
            ada.open("/worlds/" + worldId);
            ada.button("Change cover").click();
            button(dialog(ada), "Show no uploaded picture").click();
            assertThat(ada.main().getByAltText("A lamp above the sea")).hasCount(0);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_passage_is_shown_with_a_picture_until_it_is_taken_away(int width) {
        var owner = platform.signUp("Ada");
        var worldId = owner.worldId();
        var story = owner
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps", "text", "It was dark."))
            .is(201)
            .json();
        owner.uploads(worldId, "image/png", SampleFiles.png(600, 300));
        try (var ada = guest(width, "illustration")) {
            ada.signIn(owner);
            ada.open("/stories/" + story.path("id").asString());
            ada.button("Add a picture").click();
            assertThat(button(dialog(ada), "Show this picture")).isDisabled();
            ada.look("nothing-chosen");
            dialog(ada).getByRole(AriaRole.RADIO).press("Space");
            dialog(ada).getByLabel(ALT, new Locator.GetByLabelOptions().setExact(true)).fill("The last lamp");
            ada.look("choosing");
            button(dialog(ada), "Show this picture").click();
            assertThat(dialog(ada)).hasCount(0);
            assertShown(ada.main().getByAltText("The last lamp"));
            ada.look("shown");
            ada.open("/worlds/" + worldId + "?tab=files");
            assertThat(card(ada, "lamp.file")).containsText("Shown with 1 passage.");

            ada.open("/stories/" + story.path("id").asString());
            ada.button("Change picture").click();
            dialog(ada)
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("sea.png", "image/png", SampleFiles.png(200, 300)));
            assertThat(choice(ada, "sea.png")).isChecked();
            dialog(ada).getByLabel(ALT, new Locator.GetByLabelOptions().setExact(true)).fill("The sea");
            button(dialog(ada), "Show this picture").click();
            assertThat(dialog(ada)).hasCount(0);
            assertShown(ada.main().getByAltText("The sea"));
            ada.button("Change picture").click();
            ada.page().keyboard().press("Escape");
            assertThat(dialog(ada)).hasCount(0);
            assertThat(ada.button("Change picture")).isFocused();
            ada.button("Change picture").click();
            button(dialog(ada), "Show no uploaded picture").click();
            assertThat(ada.button("Add a picture")).isVisible();
            assertThat(ada.main().getByAltText("The sea")).hasCount(0);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void viewers_and_strangers_see_files_and_change_nothing(int width) {
        var owner = platform.signUp("Ada");
        var viewer = platform.signUp("Vera");
        var worldId = owner.worldId();
        owner.lets(viewer, "viewer", worldId);
        var id = owner.uploads(worldId, "image/png", SampleFiles.png(600, 300)).path("id").asString();
        owner.patch("/api/assets/" + id, Map.of("altText", "The last lamp")).is(200);
        try (var vera = guest(width, "viewer"); var stranger = guest(width, "stranger")) {
            vera.signIn(viewer);
            vera.open("/worlds/" + worldId + "?tab=files");
            assertOnlyShown(vera);
            vera.look("files");

            stranger.open("/worlds/" + worldId + "?tab=files");
            assertThat(stranger.main().getByRole(AriaRole.ALERT)).isVisible();
            owner.patch("/api/worlds/" + worldId, 1, Map.of("visibility", "public")).is(200);
            stranger.page().reload();
            assertOnlyShown(stranger);
            stranger.look("files");
            assertThat(vera.complaints()).isEmpty();
        }
    }

    private static void assertOnlyShown(Guest guest) {
        assertShown(guest.main().getByAltText("The last lamp"));
        for (var name : List.of("Choose files", ALT, "Use as cover", "Delete", "Change cover")) {
            assertThat(button(guest.main(), name)).hasCount(0);
        }
    }

    private Guest guest(int width, String story) {
        return new Guest(chromium.browser(), platform.address(), width, story);
    }

    private static void choose(Guest guest, String name, byte[] bytes) {
        choose(guest, new FilePayload(name, "image/png", bytes));
    }

    private static void choose(Guest guest, FilePayload... files) {
        guest.main().locator("input[type=file]").setInputFiles(files);
    }

    /** A DataTransfer with one picture. */
    private static JSHandle files(Guest guest, String name, byte[] bytes) {
        return guest
            .page()
            .evaluateHandle(FILES, List.of(name, "image/png", Base64.getEncoder().encodeToString(bytes)));
    }

    private static Locator uploads(Guest guest) {
        return guest.main().getByLabel("Uploads", new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator line(Guest guest, String file) {
        return uploads(guest).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(file));
    }

    /** The text for screen readers. */
    private static Locator status(Guest guest) {
        return guest
            .main()
            .getByLabel("Upload", new Locator.GetByLabelOptions().setExact(true))
            .getByRole(AriaRole.STATUS);
    }

    private static Locator card(Guest guest, String file) {
        return guest.main().getByRole(AriaRole.ARTICLE, new Locator.GetByRoleOptions().setName(file));
    }

    private static Locator dialog(Guest guest) {
        return guest
            .page()
            .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(Pattern.compile("Cover|Picture")));
    }

    /** A picture that can be chosen in the dialog. */
    private static Locator choice(Guest guest, String file) {
        return dialog(guest).getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(file));
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void assertShown(Locator of) {
        var image = of
            .locator("img")
            .or(of.and(of.page().locator("img")))
            .first();
        image.scrollIntoViewIfNeeded();
        assertThat(image).isVisible();
        image.page().waitForCondition(() -> Boolean.TRUE.equals(image.evaluate(SHOWN)));
    }

    /** Limits what the browser sends, in bytes a second; -1 for no limit. */
    private static void sendsAtMost(CDPSession network, int bytes) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytes);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    private static long usedBytes(Person person) {
        return person.get("/api/chat/allowance").is(200).json().path("files").path("used").asLong();
    }
}
