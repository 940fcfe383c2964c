package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the timeline of a world: a chart and a list in the order of the calendar. */
@WithPlatform
@TestInstance(Lifecycle.PER_CLASS)
class TimelineInBrowserTests {

    private static final Map<String, Object> CALENDAR = Map.of(
        "months",
        List.of(
            Map.of("name", "Thaw", "days", 30),
            Map.of("name", "Midwinter", "days", 1, "kind", "intercalary"),
            Map.of("name", "Ash", "days", 40)
        ),
        "eras",
        List.of(
            Map.of("name", "Before Landing", "shortForm", "BL", "start", 0, "counts", "down"),
            Map.of("name", "After Landing", "shortForm", "AL", "start", 1)
        )
    );

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();
    private final Person owner;

    TimelineInBrowserTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Ada");
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void the_owner_reads_events_and_lives_in_the_order_of_the_calendar(int width) {
        var world = datedWorld();
        try (var ada = guest(width, "timeline")) {
            ada.signIn(owner);
            ada.open("/worlds/" + world);
            link(ada.main(), "Open the timeline").click();
            ada.page().waitForURL("**/worlds/" + world + "/timeline");

            assertThat(list(ada).getByRole(AriaRole.LINK)).hasText(new String[] {
                "Ilse Vann",
                "First light",
                "The Dimming",
            });
            assertThat(list(ada)).containsText("12 BL – Midwinter 4 AL");
            assertThat(undated(ada).getByRole(AriaRole.LINK)).hasText(new String[] { "A myth" });
            assertThat(undated(ada)).containsText("Long ago");
            assertThat(chart(ada).filter(new Locator.FilterOptions().setVisible(true))).hasCount(
                width == Guest.WIDE ? 1 : 0
            );
            ada.look("all");

            ada.page().getByLabel("Show").selectOption("quay");
            assertThat(list(ada).getByRole(AriaRole.LINK)).hasText(new String[] { "The Dimming" });
            ada.page().reload();
            assertThat(list(ada).getByRole(AriaRole.LINK)).hasText(new String[] { "The Dimming" });
            ada.look("of-one-element");

            link(list(ada), "The Dimming").click();
            ada.page().waitForURL("**/worlds/" + world + "#timeline-dimming");
            assertThat(ada.page().locator("#timeline-dimming")).isInViewport();
            assertThat(ada.page().locator("#timeline-dimming")).isFocused();
            assertThat(ada.main().getByLabel("Timeline").getByRole(AriaRole.HEADING)).containsText(new String[] {
                "First light",
                "The Dimming",
                "Without a date that can be read",
                "A myth",
            });
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_reader_who_is_not_signed_in_sees_the_timeline_of_a_public_world(int width) {
        var world = datedWorld();
        try (var reader = guest(width, "public-timeline")) {
            reader.open("/worlds/" + world + "/timeline");
            assertThat(reader.main().getByRole(AriaRole.ALERT)).containsText("There is nothing here that you can see.");
            owner.patch("/api/worlds/" + world, 2, Map.of("visibility", "public")).is(200);

            reader.page().reload();

            assertThat(link(list(reader), "The Dimming")).isVisible();
            reader.look("read");
        }
    }

    @Test
    void the_chart_zooms_from_eras_to_days_and_moves() {
        var world = datedWorld();
        try (var ada = guest(Guest.WIDE, "chart")) {
            ada.signIn(owner);
            ada.open("/worlds/" + world + "/timeline");
            assertThat(chart(ada)).containsText("Before Landing");
            assertThat(chart(ada)).containsText("After Landing");
            assertThat(chart(ada)).containsText("10 BL");

            // The third in the order of the dates.
            item(ada, "Ilse Vann").focus();
            ada.page().keyboard().press("End");
            assertThat(item(ada, "The Dimming")).isFocused();
            for (var press = 0; press < 9; press++) {
                ada.page().keyboard().press("+");
            }
            assertThat(chart(ada)).containsText("3 Ash 3 AL");
            ada.look("days");
            ada.page().keyboard().press("ArrowLeft");
            assertThat(item(ada, "First light")).isFocused();

            ada.button("Show all").click();
            assertThat(chart(ada)).containsText("10 BL");
            ada.button("Zoom in").click();
            ada.button("Later").click();
            assertThat(item(ada, "The Dimming")).isVisible();
            ada.button("Earlier").click();
            ada.button("Earlier").click();
            assertThat(item(ada, "The Dimming")).hasCount(0);

            ada.button("Show all").click();
            var dimming = item(ada, "The Dimming").boundingBox();
            ada.page().mouse().move(dimming.x, dimming.y);
            ada.page().keyboard().down("Control");
            ada.page().mouse().wheel(0, -1_600);
            ada.page().keyboard().up("Control");
            assertThat(chart(ada)).containsText(Pattern.compile("\\d Ash 3 AL"));
            assertThat(item(ada, "The Dimming")).isVisible();

            item(ada, "The Dimming").press("Enter");
            ada.page().waitForURL("**/worlds/" + world + "#timeline-dimming");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void a_world_whose_entries_have_no_dates_says_so_and_an_answer_that_fails_can_be_asked_for_again() {
        var world = owner.worldId();
        owner.patch("/api/worlds/" + world, 1, Canon.changes(Canon.removed("/timeline/dimming"))).is(200);
        try (var ada = guest(Guest.NARROW, "no-timeline")) {
            ada.signIn(owner);
            var broken = new AtomicBoolean(true);
            ada.page().route(Pattern.compile(".*/api/worlds/.*/timeline.*"), route -> {
                if (broken.get()) {
                    route.fulfill(new Route.FulfillOptions().setStatus(500));
                } else {
                    route.fallback();
                }
            });
            ada.open("/worlds/" + world + "/timeline");
            assertThat(ada.main().getByRole(AriaRole.ALERT)).isVisible();
            ada.look("failed");
            broken.set(false);
            ada.button("Try again").click();
            assertThat(ada.main()).containsText("Nothing here has a date yet.");
            ada.look("empty");
        }
    }

    @Test
    void as_many_events_and_lives_as_a_canon_can_have_all_have_a_place() {
        var world = owner.worldId();
        var version = 1;
        for (var batch = 0; batch < 5; batch++) {
            var from = batch * 99;
            var edits = IntStream.range(from, from + 99)
                .boxed()
                .flatMap(n ->
                    Stream.of(
                        Canon.edit("/timeline/event-" + n, event(1_000 + ((n * 7) % 500) + "", "Event " + n, null)),
                        Canon.edit("/elements/life-" + n, life("Life " + n, "" + (1_000 + n), "" + (1_060 + n)))
                    )
                )
                .toList();
            owner.patch("/api/worlds/" + world, version++, Map.of("changes", edits)).is(200);
        }
        try (var ada = guest(Guest.WIDE, "many")) {
            ada.signIn(owner);
            ada.open("/worlds/" + world + "/timeline");
            assertThat(chart(ada).getByRole(AriaRole.LINK)).hasCount(991);
            assertThat(list(ada).getByRole(AriaRole.ROW)).hasCount(992);
            ada.look("many");
            item(ada, "Life 250").focus();
            for (var press = 0; press < 4; press++) {
                ada.page().keyboard().press("+");
            }
            assertThat(item(ada, "Life 250")).isFocused();
            assertThat(item(ada, "Event 0")).hasCount(0);
            ada.look("closer");
        }
    }

    /** A world whose events are not in the order of their addresses. Its version is 2. */
    private String datedWorld() {
        var world = owner.worldId();
        owner
            .patch(
                "/api/worlds/" + world,
                1,
                Canon.changes(
                    Canon.edit("/calendar", CALENDAR),
                    Canon.edit("/timeline/dimming", event("2 Ash 3 AL", "The Dimming", "quay")),
                    Canon.edit("/timeline/first", event("Thaw 3 AL", "First light", null)),
                    Canon.edit("/timeline/a-myth", event("Long ago", "A myth", null)),
                    Canon.edit("/elements/lamplighter", life("Ilse Vann", "12 BL", "Midwinter 4 AL"))
                )
            )
            .is(200);
        return world;
    }

    private static Map<String, Object> event(String when, String title, @Nullable String element) {
        return Map.of("when", when, "title", title, "elements", element == null ? List.of() : List.of(element));
    }

    private static Map<String, Object> life(String name, String began, String ended) {
        return Map.of("kind", "character", "name", name, "summary", "Lives.", "began", began, "ended", ended);
    }

    private Guest guest(int width, String story) {
        return new Guest(chromium.browser(), platform.address(), width, story);
    }

    private static Locator chart(Guest guest) {
        return guest.main().getByLabel("Chart", new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator item(Guest guest, String title) {
        return chart(guest).getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^" + title + ","))
        );
    }

    private static Locator list(Guest guest) {
        return table(guest, "List");
    }

    private static Locator undated(Guest guest) {
        return table(guest, "Without a date that can be read");
    }

    private static Locator table(Guest guest, String name) {
        return guest.page().getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Locator in, String name) {
        return in.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
