package app.deepscifi.api.platform.health;

import static app.deepscifi.api.platform.web.AccessRule.PUBLIC;

import app.deepscifi.api.platform.settings.AgentsKind;
import app.deepscifi.api.platform.settings.DeepSciFiSettings;
import app.deepscifi.api.platform.web.Access;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the service is, for load balancers, operators, and the page that says what agents are real. */
@RestController
@RequestMapping("/api")
class PlatformController {

    private final Readiness readiness;
    private final DeepSciFiSettings settings;

    PlatformController(Readiness readiness, DeepSciFiSettings settings) {
        this.readiness = readiness;
        this.settings = settings;
    }

    record Liveness(DependencyState.Status status) {}

    /**
     * @param model the handle of the model behind the agents; null where there is none yet, so that nobody can talk with them
     * @param mail  where people can read the mail that would have been sent; null where it is sent
     * @param signUpOpen whether anybody can make an account
     */
    record Platform(
        String version,
        AgentsKind agents,
        @Nullable String model,
        @Nullable String mail,
        boolean signUpOpen
    ) {}

    /** Whether the process answers at all: it asks nobody else. */
    @Access(PUBLIC)
    @GetMapping("/health/live")
    Liveness getLiveness() {
        return new Liveness(DependencyState.Status.UP);
    }

    @ApiResponse(responseCode = "200", description = "Everything that is needed answers", useReturnTypeSchema = true)
    @ApiResponse(
        responseCode = "503",
        description = "Something that is needed does not answer",
        useReturnTypeSchema = true
    )
    @Access(PUBLIC)
    @GetMapping("/health/ready")
    ResponseEntity<Readiness.Report> getReadiness() {
        var report = readiness.report();
        return ResponseEntity.status(report.status() == DependencyState.Status.DOWN ? 503 : 200).body(report);
    }

    @Access(PUBLIC)
    @GetMapping("/platform")
    Platform getPlatform() {
        return new Platform(settings.version(), settings.agentsKind(), settings.model(), null, settings.isSignUpOpen());
    }
}
