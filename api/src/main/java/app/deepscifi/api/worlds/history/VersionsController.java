package app.deepscifi.api.worlds.history;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.WorldsController;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds/{worldId}/versions")
class VersionsController {

    private final History history;
    private final LargeAnswers answers;

    VersionsController(History history, LargeAnswers answers) {
        this.history = history;
        this.answers = answers;
    }

    @Access(WORLD_READ)
    @GetMapping
    Page<VersionView> listVersions(Caller caller, @PathVariable WorldId worldId, PageRequest page) {
        return history.list(caller, worldId, page);
    }

    @Access(WORLD_READ)
    @GetMapping("/{number}")
    VersionWithCanon getVersion(
        Caller caller,
        @PathVariable WorldId worldId,
        @PathVariable int number,
        HttpServletRequest request
    ) {
        answers.reserve(request, history.bytes(caller, worldId, number));
        return history.read(caller, worldId, number);
    }

    /** @param name null takes the name away */
    record VersionName(@Nullable String name) {}

    /** Gives a version a name, or takes it away. */
    @Access(WORLD_CHANGE)
    @PatchMapping("/{number}")
    VersionView nameVersion(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        @PathVariable int number,
        @RequestBody VersionName body
    ) {
        return history.name(caller, worldId, number, body.name());
    }

    @Access(WORLD_CHANGE)
    @PostMapping("/{number}/restore")
    WorldView restoreVersion(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        @PathVariable int number,
        IfMatch ifMatch,
        HttpServletResponse response
    ) {
        return WorldsController.tagged(history.restore(caller, worldId, number, ifMatch), response);
    }
}
