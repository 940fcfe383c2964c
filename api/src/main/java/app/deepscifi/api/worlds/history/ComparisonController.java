package app.deepscifi.api.worlds.history;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds/{worldId}")
class ComparisonController {

    private static final String VERSION =
        "The number of a version; 0 is before the first one; origin is the newest version of the world that this one was forked from";

    private final History history;
    private final LargeAnswers answers;

    ComparisonController(History history, LargeAnswers answers) {
        this.history = history;
        this.answers = answers;
    }

    @Operation(operationId = "compareVersions", summary = "What differs between two versions, by address")
    @Access(WORLD_READ)
    @GetMapping("/compare")
    ComparisonView compareVersions(
        Caller caller,
        @PathVariable WorldId worldId,
        @Parameter(description = VERSION) @RequestParam String from,
        @Parameter(description = VERSION) @RequestParam String to,
        PageRequest page,
        HttpServletRequest request
    ) {
        var earlier = VersionRef.parse("from", from);
        var later = VersionRef.parse("to", to);
        answers.reserve(request, history.bytes(caller, worldId, earlier) + history.bytes(caller, worldId, later));
        return ComparisonView.of(
            history.compared(caller, worldId, "from", earlier),
            history.compared(caller, worldId, "to", later),
            page
        );
    }

    /** @param lastChanged by the address of the entry */
    record LastChanges(Map<String, LastChange> lastChanged) {}

    @Operation(operationId = "getLastChanges", summary = "Who last changed each entry of the present canon, and when")
    @Access(WORLD_READ)
    @GetMapping("/last-changes")
    LastChanges getLastChanges(Caller caller, @PathVariable WorldId worldId) {
        return new LastChanges(history.lastChanged(caller, worldId));
    }
}
