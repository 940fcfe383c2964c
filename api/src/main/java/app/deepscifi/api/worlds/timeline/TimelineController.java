package app.deepscifi.api.worlds.timeline;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds/{worldId}/timeline")
class TimelineController {

    private final Worlds worlds;
    private final LargeAnswers answers;

    TimelineController(Worlds worlds, LargeAnswers answers) {
        this.worlds = worlds;
        this.answers = answers;
    }

    @Access(WORLD_READ)
    @GetMapping
    TimelineView getTimeline(Caller caller, @PathVariable WorldId worldId, HttpServletRequest request) {
        answers.reserve(request, worlds.requireHeader(caller, worldId, Action.READ).canonBytes());
        var world = worlds.require(caller, worldId, Action.READ);
        return TimelineView.of(world.version(), world.canon());
    }
}
