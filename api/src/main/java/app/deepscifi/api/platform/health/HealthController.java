package app.deepscifi.api.platform.health;

import static app.deepscifi.api.platform.web.AccessRule.PUBLIC;

import app.deepscifi.api.platform.web.Access;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Liveness and readiness, for load balancers and operators. */
@RestController
@RequestMapping("/api/health")
class HealthController {

    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    record Liveness(DependencyState.Status status) {}

    /** Whether the process responds at all, without its dependencies. */
    @Access(PUBLIC)
    @GetMapping("/live")
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
    @GetMapping("/ready")
    ResponseEntity<Readiness.Report> getReadiness() {
        var report = readiness.report();
        return ResponseEntity.status(report.status() == DependencyState.Status.DOWN ? 503 : 200).body(report);
    }
}
