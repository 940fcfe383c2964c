package app.deepscifi.api.assets;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.worlds.Picture;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PortraitsController {

    private final Assets assets;
    private final Worlds worlds;
    private final LargeAnswers answers;

    PortraitsController(Assets assets, Worlds worlds, LargeAnswers answers) {
        this.assets = assets;
        this.worlds = worlds;
        this.answers = answers;
    }

    /** @param items the pictures; the elements that they show have their ids */
    record Portraits(List<Picture> items) {}

    @Access(WORLD_READ)
    @GetMapping("/api/worlds/{worldId}/portraits")
    Portraits listPortraits(Caller caller, @PathVariable WorldId worldId, HttpServletRequest request) {
        answers.reserve(request, worlds.requireHeader(caller, worldId, Action.READ).canonBytes());
        return new Portraits(assets.portraits(caller, worldId));
    }
}
