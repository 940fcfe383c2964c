package app.deepscifi.api.worlds;

import static app.deepscifi.api.platform.web.AccessRule.PUBLIC;
import static app.deepscifi.api.platform.web.AccessRule.SIGNED_IN;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_ADMINISTER;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.DraftId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.access.Visibility;
import app.deepscifi.domain.canon.Canon;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds")
public class WorldsController {

    private final Worlds worlds;
    private final LargeAnswers answers;
    private final IdempotencyKeys keys;

    WorldsController(Worlds worlds, LargeAnswers answers, IdempotencyKeys keys) {
        this.worlds = worlds;
        this.answers = answers;
        this.keys = keys;
    }

    @Access(PUBLIC)
    @GetMapping
    Page<WorldSummary> listWorlds(
        Caller caller,
        @RequestParam(defaultValue = "mine") WorldScope scope,
        PageRequest page
    ) {
        return worlds.list(caller, scope, page);
    }

    /** A card that an agent offered, or all parts of a world; exactly one of them. */
    record WorldCreation(
        @Nullable DraftId draftId,
        @Nullable String name,
        @Nullable Canon canon,
        @Nullable Visibility visibility
    ) {
        @SuppressWarnings("NullAway") // The receiver refuses an absent value.
        NewWorld toWorld() {
            return new NewWorld(name, canon, visibility);
        }
    }

    @ApiResponse(responseCode = "200", description = "The world that was made of this card before")
    @ApiResponse(responseCode = "201", description = "The new world")
    @Access(SIGNED_IN)
    @PostMapping
    ResponseEntity<WorldView> createWorld(
        Caller.Person caller,
        @RequestBody WorldCreation body,
        @RequestHeader(name = IdempotentRequest.HEADER, required = false) @Nullable String key
    ) {
        var request = keys.request(caller.id(), key, "createWorld", body);
        var creation =
            body.draftId() == null
                ? new Worlds.Creation(worlds.create(caller, body.toWorld(), request), true)
                : worlds.createFromDraft(caller, body.draftId(), request);
        var world = creation.world();
        return ResponseEntity.status(creation.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
            .location(URI.create("/api/worlds/" + world.id()))
            .eTag(IfMatch.etag(world.version()))
            .body(world);
    }

    @Access(WORLD_READ)
    @GetMapping("/{worldId}")
    WorldView getWorld(
        Caller caller,
        @PathVariable WorldId worldId,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        answers.reserve(request, worlds.requireHeader(caller, worldId, Action.READ).canonBytes());
        return tagged(worlds.require(caller, worldId, Action.READ), response);
    }

    @Access(WORLD_CHANGE)
    @PatchMapping("/{worldId}")
    WorldView changeWorld(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        IfMatch ifMatch,
        @RequestBody WorldPatch body,
        HttpServletResponse response
    ) {
        return tagged(worlds.change(caller, worldId, ifMatch, body), response);
    }

    @Access(WORLD_ADMINISTER)
    @DeleteMapping("/{worldId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWorld(Caller.Person caller, @PathVariable WorldId worldId, IfMatch ifMatch) {
        worlds.delete(caller, worldId, ifMatch);
    }

    /**
     * The tag covers only the canon, while the response contains more. It is hidden from Spring, which would answer
     * "not modified" for a world that was only renamed.
     */
    public static WorldView tagged(WorldView world, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, IfMatch.etag(world.version()));
        return world;
    }
}
