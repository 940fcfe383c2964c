package app.deepscifi.api.worlds.timeline;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.api.worlds.history.History;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds/{worldId}/timeline")
class TimelineController {

    private static final int MAX_TICKS = 200;
    /** Dates have at most 120 characters, so no day of them has more digits. */
    private static final int MAX_DIGITS = 320;
    private static final String DAY = "^-?[0-9]{1," + MAX_DIGITS + "}$";

    private final Worlds worlds;
    private final History history;
    private final LargeAnswers answers;

    TimelineController(Worlds worlds, History history, LargeAnswers answers) {
        this.worlds = worlds;
        this.history = history;
        this.answers = answers;
    }

    @Operation(
        operationId = "getTimeline",
        summary = "Events and lives in the order of their dates, of the newest version or another one"
    )
    @Access(WORLD_READ)
    @GetMapping
    TimelineView getTimeline(
        Caller caller,
        @PathVariable WorldId worldId,
        @RequestParam(required = false) @Nullable Integer version,
        HttpServletRequest request
    ) {
        if (version == null) {
            var world = newest(caller, worldId, request);
            return TimelineView.of(world.version(), world.canon());
        }
        answers.reserve(request, history.bytes(caller, worldId, version));
        return TimelineView.of(version, history.read(caller, worldId, version).canon());
    }

    @Operation(
        operationId = "getTimelineTicks",
        summary = "The dates to write at an axis from one day to another: days, months or round years, as fit the limit"
    )
    @Access(WORLD_READ)
    @GetMapping("/ticks")
    TicksView getTicks(
        Caller caller,
        @PathVariable WorldId worldId,
        @Parameter(
            description = "The number of the first day",
            schema = @Schema(type = "string", pattern = DAY)
        ) @RequestParam BigInteger from,
        @Parameter(
            description = "The number of the last day",
            schema = @Schema(type = "string", pattern = DAY)
        ) @RequestParam BigInteger to,
        @Parameter(description = "1 to 200") @RequestParam(defaultValue = "20") int limit,
        HttpServletRequest request
    ) {
        if (limit < 1 || limit > MAX_TICKS) {
            throw ProblemException.validation("limit", "must be a number from 1 to " + MAX_TICKS);
        }
        requireDay("from", from);
        requireDay("to", to);
        if (to.compareTo(from) < 0) {
            throw ProblemException.validation("to", "must not be before from");
        }
        return TicksView.of(newest(caller, worldId, request).canon().calendar(), from, to, limit);
    }

    private WorldView newest(Caller caller, WorldId worldId, HttpServletRequest request) {
        answers.reserve(request, worlds.requireHeader(caller, worldId, Action.READ).canonBytes());
        return worlds.require(caller, worldId, Action.READ);
    }

    private static void requireDay(String parameter, BigInteger day) {
        if (day.abs().compareTo(BigInteger.TEN.pow(MAX_DIGITS)) >= 0) {
            throw ProblemException.validation(parameter, "must have at most " + MAX_DIGITS + " digits");
        }
    }
}
