package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.ModelStreams;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that did not end normally: what the person sees, and what they can do. */
class EndingsInBrowserTests {

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void each_ending_is_told_in_plain_words_and_offers_what_helps(int width) {
        try (
            var model = new ModelStreams();
            var platform = platform(model);
            var chromium = Chromium.start();
            var ada = new Guest(chromium.browser(), platform.address(), width, "endings")
        ) {
            var person = platform.signUp("Ada");
            var story = story(person);
            ada.signIn(person);

            ada.open("/worlds");
            model.next("refusal");
            ada.say("Tell me a secret.");
            assertThat(ada.chat()).containsText("The model refused to answer this");
            assertThat(ada.button("Say it otherwise")).isVisible();

            model.next("reasoning_only");
            ada.say("Tell me anything.");
            assertThat(ada.chat()).containsText("The model thought, and answered nothing");

            model.next("vllm_notools");
            ada.say("Then what?");
            assertThat(ada.chat()).containsText("runs it without tools");

            model.next("length");
            ada.say("Tell me more.");
            assertThat(ada.chat()).containsText("The answer was cut off");
            ada.look("chat");
            ada.button("Go on").click();
            assertThat(ada.chat()).containsText(ModelStreams.ALL_WELL);
            assertThat(model.lastRequest()).contains("This sentence is cut in the mid", "Go on where you stopped.");

            ada.open("/stories/" + story);
            model.next("passage_len");
            ada.say("Write the beginning.");
            assertThat(ada.chat()).containsText("Passage saved, unfinished");
            ada.closeChat();
            assertThat(ada.main()).containsText("A star flew and the");
            assertThat(ada.main()).containsText("Unfinished: the agent was cut off here.");
            ada.look("story");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static TestPlatform platform(ModelStreams model) {
        var environment = Map.of(
            "AGENT_RUNTIME",
            "direct",
            "OPENAI_BASE_URL",
            model.url(),
            "LETTA_MODEL",
            "openai-proxy/any"
        );
        return TestPlatform.start(environment, Duration.ZERO);
    }

    private static String story(Person person) {
        return person
            .post("/api/worlds/" + person.worldId() + "/stories", Map.of("title", "Stars"))
            .is(201)
            .json()
            .path("id")
            .asString();
    }
}
