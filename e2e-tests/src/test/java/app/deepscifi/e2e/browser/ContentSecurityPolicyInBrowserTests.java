package app.deepscifi.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page runs only the site's own files, and needs no others. */
@WithPlatform
@TestInstance(Lifecycle.PER_CLASS)
class ContentSecurityPolicyInBrowserTests {

    private static final String KEEP_VIOLATIONS = """
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    """;
    private static final String RUN_INLINE = """
    () => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        return window.ran === true;
    }
    """;

    private final TestPlatform platform;
    private final Chromium chromium = Chromium.start();

    ContentSecurityPolicyInBrowserTests(TestPlatform platform) {
        this.platform = platform;
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/worlds", "/worlds/new", "/settings", "/signin", "/signup" })
    void a_page_that_is_loaded_breaks_no_rule(String path) {
        try (var stranger = guest()) {
            assertThat(policyOf(stranger, path))
                .contains("script-src 'self'")
                .anyMatch(directive -> directive.matches("img-src 'self' http://127\\.0\\.0\\.1:\\d+"))
                .anyMatch(directive -> directive.matches("connect-src 'self' http://127\\.0\\.0\\.1:\\d+"))
                .noneMatch(directive -> directive.startsWith("script-src") && directive.contains("unsafe"));

            assertThat(stranger.chat().getByText("Sign in to chat")).isVisible();
            assertThat(violationsOf(stranger)).isEmpty();
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    @Test
    void a_page_that_does_not_exist_has_the_same_policy() {
        try (var stranger = guest()) {
            assertThat(policyOf(stranger, "/no/such/page")).contains("script-src 'self'");
            assertThat(stranger.chat().getByText("Sign in to chat")).isVisible();
            assertThat(violationsOf(stranger)).isEmpty();
        }
    }

    @Test
    void going_from_page_to_page_breaks_no_rule() {
        var owner = platform.signUp("Ada");
        var world = owner.world();
        try (var ada = guest()) {
            ada.page().addInitScript(KEEP_VIOLATIONS);
            ada.signInByForm(owner);
            ada.main()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(world.get("name").asString()))
                .first()
                .click();
            ada.page().waitForURL("**/worlds/" + world.get("id").asString());
            ada.tab("Settings");
            assertThat(ada.button("Save settings")).isVisible();
            assertThat(violationsOf(ada)).isEmpty();

            ada.page().reload();
            assertThat(ada.button("Save settings")).isVisible();
            assertThat(violationsOf(ada)).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void a_script_that_somebody_brought_into_a_page_does_not_run() {
        try (var stranger = guest()) {
            policyOf(stranger, "/");
            assertThat(stranger.page().evaluate(RUN_INLINE)).isEqualTo(false);
            assertThat(violationsOf(stranger)).containsExactly("script-src-elem inline");
        }
    }

    private Guest guest() {
        return new Guest(chromium.browser(), platform.address(), Guest.WIDE, "policy");
    }

    /** Opens a page and returns the directives of its policy. */
    private List<String> policyOf(Guest guest, String path) {
        guest.page().addInitScript(KEEP_VIOLATIONS);
        var answer = Objects.requireNonNull(guest.page().navigate(platform.address().resolve(path).toString()));
        return Arrays.asList(answer.headerValue("Content-Security-Policy").split("; "));
    }

    private static List<String> violationsOf(Guest guest) {
        guest.page().waitForLoadState(LoadState.NETWORKIDLE);
        var violations = (List<?>) Objects.requireNonNull(guest.page().evaluate("window.violations"));
        return violations.stream().map(String::valueOf).toList();
    }
}
