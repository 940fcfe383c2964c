package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A conversation never loses a word, whatever happens to the page, the network or the server. */
@TestInstance(Lifecycle.PER_CLASS)
class ConversationInBrowserTests {

    private static final String EVERYTHING = "slow and steady ".repeat(60).strip();

    private final TestPlatform platform = TestPlatform.start(Map.of("TURNS_PER_MINUTE", "1000"), Duration.ofMillis(2));
    private final Chromium chromium = Chromium.start();

    @AfterAll
    void end() {
        chromium.close();
        platform.close();
    }

    @Test
    void two_tabs_follow_one_turn() {
        try (var ada = guest(Guest.WIDE, "two-tabs")) {
            var elsewhere = ada.inAnotherTab();
            elsewhere.open("/worlds");
            assertThat(elsewhere.chat()).containsText("Say an idea");

            ada.say("SLOW 0.1");

            assertThat(elsewhere.chat()).containsText("slow and steady");
            elsewhere.line().fill("typed meanwhile");
            inChat(elsewhere, "Stop").click();
            ada.waitForTheEnd();
            elsewhere.waitForTheEnd();
            assertThat(ada.chat()).containsText("You stopped this turn");
            assertThat(elsewhere.chat()).containsText("You stopped this turn");
            assertThat(elsewhere.line()).hasValue("typed meanwhile");
            assertThat(saidIn(elsewhere)).isEqualTo(saidIn(ada));

            elsewhere.line().press("Enter");

            assertThat(ada.chat()).containsText("typed meanwhile");
            elsewhere.waitForTheEnd();
            ada.waitForTheEnd();
            assertThat(elsewhere.complaints()).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** Uses several tabs, because the fault depended on which part of the page was hydrated first. */
    @Test
    void a_slow_machine_that_opens_the_page_in_mid_turn_shows_the_conversation() {
        try (var ada = guest(Guest.WIDE, "slow")) {
            ada.say("SAY before");
            ada.waitForTheEnd();
            ada.say("SLOW 0.2");
            for (int tab = 0; tab < 4; tab++) {
                var elsewhere = ada.inAnotherTab();
                elsewhere.slow(6);
                elsewhere.open("/worlds");
                assertThat(elsewhere.chat()).containsText("SAY before");
                assertThat(elsewhere.chat()).containsText("slow and steady");
                assertThat(elsewhere.complaints()).isEmpty();
                elsewhere.page().close();
            }
            ada.page().keyboard().press("Escape");
            ada.waitForTheEnd();
        }
    }

    @Test
    void a_person_who_signs_in_after_another_sees_none_of_their_data() {
        var bo = platform.signUp("Bo");
        bo.say("SAY words for Bo");
        try (var ada = guest(Guest.WIDE, "after-somebody")) {
            ada.say("SAY words for Ada");
            ada.waitForTheEnd();
            ada.line().fill("what Ada types");

            ada.signInByForm(bo);

            assertThat(ada.chat()).containsText("words for Bo");
            assertThat(ada.chat()).not().containsText("words for Ada");
            assertThat(ada.line()).hasValue("");
            assertThat(ada.page().getByRole(AriaRole.NAVIGATION).first()).containsText("Bo");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void a_message_that_another_device_was_quicker_than_is_kept_and_the_quicker_one_is_followed() {
        try (var ada = guest(Guest.WIDE, "too-late")) {
            ada.page().evaluate(
                """
                () => fetch('/api/chat', {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json' },
                  body: JSON.stringify({ message: 'SLOW 0.1' }),
                })
                """
            );

            ada.line().fill("SAY me too");
            ada.line().press("Enter");

            assertThat(ada.chat().getByRole(AriaRole.ALERT)).containsText("still answering");
            assertThat(ada.chat()).containsText("slow and steady");
            assertThat(ada.line()).hasValue("SAY me too");
            ada.look("too-late");
            ada.page().keyboard().press("Escape");
            ada.waitForTheEnd();
            assertThat(ada.chat().getByRole(AriaRole.ALERT)).isHidden();
        }
    }

    @Test
    void a_minute_without_network_loses_nothing() {
        try (var ada = guest(Guest.WIDE, "offline")) {
            ada.say("SLOW 0.05");
            assertThat(ada.chat()).containsText("slow and steady");

            ada.offline(true);

            assertThat(ada.chat()).containsText("Offline: reconnecting…");
            ada.look("offline");
            waitForTheEndAtTheServer(ada);
            ada.offline(false);

            ada.waitForTheEnd();
            assertThat(ada.chat()).not().containsText("reconnecting");
            assertThat(saidIn(ada)).isEqualTo(EVERYTHING);
        }
    }

    @Test
    void a_message_said_without_network_is_sent_when_there_is_one_also_by_a_page_that_was_loaded_again() {
        try (var ada = guest(Guest.WIDE, "said-offline")) {
            ada.offline(true);
            ada.say("SAY heard at last");
            assertThat(ada.chat()).containsText("Offline: reconnecting…");
            assertThat(ada.chat()).containsText("Esc takes it back");
            ada.offline(false);
            ada.waitForTheEnd();
            assertThat(saidIn(ada)).isEqualTo("heard at last");

            ada.page().route("**/api/chat", Route::abort);
            ada.say("SAY heard once");
            assertThat(ada.chat()).containsText("Connection lost: reconnecting…");
            ada.page().unroute("**/api/chat");
            ada.page().reload();

            assertThat(ada.chat().getByText("heard once", exactly())).isVisible();
            ada.waitForTheEnd();
            assertThat(ada.chat().getByRole(AriaRole.ARTICLE)).hasCount(2);
        }
    }

    @Test
    void a_restart_of_the_API_in_mid_turn_loses_nothing() {
        try (var ada = guest(Guest.WIDE, "restart")) {
            ada.say("SLOW 0.2");
            assertThat(ada.chat()).containsText("slow and steady");
            var before = saidIn(ada);

            platform.restart();

            assertThat(ada.chat()).containsText("This turn was interrupted");
            ada.waitForTheEnd();
            assertThat(saidIn(ada)).startsWith(before);
            ada.look("interrupted");
            inChat(ada, "Retry").click();
            assertThat(ada.chat()).containsText("2 / 2");
            assertThat(ada.chat()).containsText("slow and steady");
            ada.page().keyboard().press("Escape");
            ada.waitForTheEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void answers_are_retried_and_switched_by_mouse_and_by_keyboard(int width) {
        try (var ada = guest(width, "siblings")) {
            ada.say("SAY one answer");
            ada.waitForTheEnd();
            inChat(ada, "Retry").click();
            ada.waitForTheEnd();
            assertThat(ada.chat()).containsText("2 / 2");
            ada.say("SAY and what follows it");
            ada.waitForTheEnd();
            ada.look("two-answers");

            inChat(ada, "Previous version").click();
            assertThat(ada.chat()).containsText("1 / 2");
            assertThat(ada.chat()).not().containsText("and what follows it");
            assertThat(inChat(ada, "Previous version")).isFocused();

            ada.page().keyboard().press("ArrowRight");
            assertThat(ada.chat()).containsText("2 / 2");
            assertThat(ada.chat()).containsText("and what follows it");
            assertThat(inChat(ada, "Previous version")).isFocused();

            ada.line().press("ArrowLeft");
            assertThat(ada.chat()).containsText("1 / 2");
            ada.line().press("Control+Enter");
            assertThat(ada.chat()).containsText("3 / 3");
            ada.waitForTheEnd();
            assertThat(ada.line()).hasValue("");

            ada.page().reload();
            ada.openChat();
            assertThat(ada.chat()).containsText("3 / 3");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void a_message_is_edited_in_place_and_the_old_one_stays_beside_it(int width) {
        try (var ada = guest(width, "edit")) {
            ada.say("SAY first words");
            ada.waitForTheEnd();
            var editor = ada
                .chat()
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Your message, in other words"));

            ada.line().press("ArrowUp");
            assertThat(editor).isFocused();
            assertThat(editor).hasValue("SAY first words");
            editor.fill("SAY second words");
            ada.look("editing");
            editor.press("Escape");
            assertThat(editor).isHidden();
            assertThat(saidIn(ada)).isEqualTo("first words");

            inChat(ada, "Edit this message").click();
            assertThat(editor).hasValue("SAY second words");
            editor.press("Enter");
            assertThat(ada.chat().getByText("second words", exactly())).isVisible();
            ada.waitForTheEnd();
            assertThat(ada.chat()).not().containsText("first words");
            ada.look("edited");

            inChat(ada, "Next version").click();
            assertThat(ada.chat().getByText("first words", exactly())).isVisible();
            assertThat(ada.chat()).containsText("1 / 2");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void the_visible_turn_does_not_move_when_other_versions_and_earlier_turns_are_loaded() {
        try (var ada = guest(Guest.WIDE, "long")) {
            saysBesideTheBrowser(ada, 25, "SAY " + "many words ".repeat(60));
            ada.page().reload();
            assertThat(ada.chat().getByRole(AriaRole.ARTICLE)).hasCount(20);
            ada.line().press("Control+Enter");
            assertThat(ada.chat()).containsText("2 / 2");
            ada.waitForTheEnd();
            ada.say("SAY and on " + "it goes ".repeat(200));
            ada.waitForTheEnd();
            ada.line().press("ArrowLeft");
            assertThat(ada.chat()).containsText("1 / 2");

            var version = ada.chat().getByText("1 / 2");
            var before = version.boundingBox().y;
            inChat(ada, "Next version").press("ArrowRight");
            version = ada.chat().getByText("2 / 2");
            assertThat(ada.chat()).containsText("and on it goes");
            assertThat(version.boundingBox().y).isCloseTo(before, within(2.0));

            var earliest = ada.chat().getByRole(AriaRole.ARTICLE).first().elementHandle();
            inChat(ada, "Earlier").scrollIntoViewIfNeeded();
            var top = earliest.boundingBox().y;
            inChat(ada, "Earlier").click();
            assertThat(ada.chat().getByRole(AriaRole.ARTICLE)).hasCount(26);
            assertThat(earliest.boundingBox().y).isCloseTo(top, within(60.0));
        }
    }

    @Test
    void a_sheet_that_is_opened_on_a_phone_shows_the_end_of_what_was_said() {
        try (var ada = guest(Guest.NARROW, "sheet")) {
            ada.say("SLOW 0.001");
            ada.waitForTheEnd();
            ada.say("SAY the very last");
            ada.waitForTheEnd();
            ada.page().reload();
            assertThat(ada.page().getByText("the very last").last()).isAttached();

            ada.openChat();

            assertThat(ada.chat().getByRole(AriaRole.ARTICLE).last().getByText("the very last").last()).isInViewport();
        }
    }

    @Test
    void nothing_is_switched_while_a_turn_runs_and_it_is_said_why() {
        try (var ada = guest(Guest.WIDE, "no-switch")) {
            ada.say("SAY one answer");
            ada.waitForTheEnd();
            ada.line().press("Control+Enter");
            assertThat(ada.chat()).containsText("2 / 2");
            ada.waitForTheEnd();
            ada.say("SLOW 0.1");

            var previous = inChat(ada, "Previous version");
            assertThat(previous).hasAttribute("aria-disabled", "true");
            assertThat(previous).hasAccessibleDescription("Wait for the answer, or stop it.");
            previous.press("ArrowLeft");
            assertThat(ada.chat()).containsText("2 / 2");

            ada.page().keyboard().press("Escape");
            ada.waitForTheEnd();
            previous.press("ArrowLeft");
            assertThat(ada.chat()).containsText("1 / 2");
        }
    }

    @Test
    void who_waits_for_an_agent_sees_how_many_are_before_and_can_leave() {
        var others = new LinkedHashMap<Person, EventStream>();
        try (var ada = guest(Guest.WIDE, "queue")) {
            do {
                var bo = platform.signUp("Bo");
                others.put(bo, bo.begin("SLOW 1", Place.ANYWHERE));
            } while (!isQueued(others.lastEntry().getValue()));
            var waiting = others.lastEntry();

            ada.say("SAY my turn");
            assertThat(ada.chat()).containsText("Waiting: 1 before you");
            ada.look("waiting");
            waiting.getKey().stop(waiting.getValue().turnId());
            assertThat(ada.chat()).containsText("Waiting: next");
            assertThat(ada.chat()).containsText("Esc leaves the queue");
            ada.page().keyboard().press("Escape");

            ada.waitForTheEnd();
            assertThat(ada.chat()).containsText("You stopped this turn");
            assertThat(ada.complaints()).isEmpty();
        } finally {
            others.forEach((person, stream) -> {
                person.stop(stream.turnId());
                stream.close();
            });
        }
    }

    @Test
    void who_says_too_much_reads_when_to_go_on_and_keeps_what_was_typed() {
        try (var ada = guest(Guest.WIDE, "too-much")) {
            ada.page().route(
                "**/api/chat",
                route ->
                    route.fulfill(
                        new Route.FulfillOptions()
                            .setStatus(429)
                            .setContentType("application/problem+json")
                            .setBody(
                                """
                                {"type": "https://deepscifi.app/problems/rate-limited", "status": 429,
                                 "detail": "You said a lot: wait 2 seconds.", "retryAfter": 2}
                                """
                            )
                    ),
                new Page.RouteOptions().setTimes(1)
            );
            ada.line().fill("SAY too much");
            ada.line().press("Enter");

            assertThat(ada.chat().getByRole(AriaRole.ALERT)).containsText("wait 2 seconds");
            assertThat(ada.line()).hasValue("SAY too much");
            assertThat(inChat(ada, "Send")).isEnabled();
            ada.line().press("Enter");
            ada.waitForTheEnd();
            assertThat(saidIn(ada)).isEqualTo("too much");
        }
    }

    private Guest guest(int width, String story) {
        var guest = new Guest(chromium.browser(), platform.address(), width, story);
        guest.signUp("Ada");
        guest.openChat();
        assertThat(guest.chat()).containsText("Say an idea");
        return guest;
    }

    /** Sends messages as the same person on another device, each to its end. */
    private static void saysBesideTheBrowser(Guest guest, int times, String message) {
        guest.page().evaluate(
            """
            async ([times, message]) => {
              for (let i = 0; i < times; i++) {
                const headers = { 'Content-Type': 'application/json' };
                const body = JSON.stringify({ message });
                await (await fetch('/api/chat', { method: 'POST', headers, body })).text();
              }
            }
            """,
            List.of(times, message)
        );
    }

    private static Locator inChat(Guest guest, String button) {
        return guest.chat().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).first();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    /** The agent's text in the last shown turn. */
    private static String saidIn(Guest guest) {
        return guest.chat().getByRole(AriaRole.ARTICLE).last().locator("> p").first().innerText().strip();
    }

    private static boolean isQueued(EventStream stream) {
        var first = stream.next();
        return first != null && first.is("turn.queued");
    }

    /** Asks the server directly, because the browser has no network. */
    private static void waitForTheEndAtTheServer(Guest guest) {
        var history = guest.page().url().replaceFirst("^(https?://[^/]+).*", "$1/api/chat/history");
        while (guest.page().request().get(history).text().contains("\"running\"")) {
            Thread.onSpinWait();
        }
    }
}
