package app.deepscifi.api;

import static app.deepscifi.api.platform.web.AccessRule.PUBLIC;

import app.deepscifi.api.agents.runtime.AgentsKind;
import app.deepscifi.api.agents.runtime.ModelSettings;
import app.deepscifi.api.assets.AssetSettings;
import app.deepscifi.api.identity.IdentitySettings;
import app.deepscifi.api.platform.settings.Release;
import app.deepscifi.api.platform.web.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Information for the site: version, agents, and whether sign-up is open. */
@RestController
@RequestMapping("/api/platform")
class PlatformController {

    private final Platform platform;

    PlatformController(Release release, ModelSettings models, IdentitySettings identity, AssetSettings files) {
        this.platform = new Platform(
            release.version(),
            models.agentRuntime(),
            models.model(),
            null,
            identity.isSignUpOpen(),
            new LargestFiles(files.pictureBytes(), files.soundBytes())
        );
    }

    /**
     * @param model the handle of the model behind the agents; null if there is none yet, so that nobody can talk with
     * them
     * @param mail  address of the page with unsent mail; null if mail is really sent
     * @param signUpOpen whether anybody can create an account
     * @param files      the largest files that can be uploaded
     */
    record Platform(
        String version,
        AgentsKind agents,
        @Nullable String model,
        @Nullable String mail,
        boolean signUpOpen,
        LargestFiles files
    ) {}

    /**
     * @param picture in bytes
     * @param sound   in bytes
     */
    record LargestFiles(long picture, long sound) {}

    @Access(PUBLIC)
    @GetMapping
    Platform getPlatform() {
        return platform;
    }
}
