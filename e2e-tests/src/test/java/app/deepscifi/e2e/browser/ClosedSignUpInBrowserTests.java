package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site of an operator who has closed sign-up. */
@TestInstance(Lifecycle.PER_CLASS)
class ClosedSignUpInBrowserTests {

    private static final String CLOSED = "No new accounts can be made here: ask the person who runs this site for one.";

    private final TestPlatform platform = TestPlatform.start();
    private final Person ada = platform.signUp("Ada");
    private final Chromium chromium = Chromium.start();

    ClosedSignUpInBrowserTests() {
        platform.restart(Map.of("SIGN_UP", "closed"));
    }

    @AfterAll
    void end() {
        chromium.close();
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { Guest.WIDE, Guest.NARROW })
    void pages_say_that_no_accounts_can_be_made_and_who_has_one_signs_in(int width) {
        try (var guest = new Guest(chromium.browser(), platform.address(), width, "sign-up-closed")) {
            guest.open("/");
            guest.page().getByLabel("Your idea").last().fill("A lighthouse");
            guest.button("Imagine worlds").click();
            guest.page().waitForURL("**/signup?next=/");
            assertThat(guest.main()).containsText(CLOSED);
            assertThat(guest.main().getByRole(AriaRole.TEXTBOX)).hasCount(0);
            guest.look("sign-up");

            guest.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in")).click();
            guest.page().waitForURL("**/signin?next=*");
            assertThat(guest.main()).containsText(CLOSED);
            var links = guest.main().getByRole(AriaRole.LINK);
            assertThat(links.filter(new Locator.FilterOptions().setHasText("Create an account"))).hasCount(0);
            guest.look("sign-in");

            guest.signInByForm(ada);
            assertThat(guest.main()).containsText("Worlds");
            assertThat(guest.complaints()).isEmpty();
        }
    }
}
