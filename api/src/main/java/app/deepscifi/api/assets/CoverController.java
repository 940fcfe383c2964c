package app.deepscifi.api.assets;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.api.worlds.WorldsController;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.access.Visibility;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CoverController {

    private static final Duration FRESH = Duration.ofHours(1);

    private final Worlds worlds;
    private final Covers covers;

    CoverController(Worlds worlds, Covers covers) {
        this.worlds = worlds;
        this.covers = covers;
    }

    /** Clients add a parameter {@code v} so that each version has its own address in caches; it is not read here. */
    @ApiResponse(responseCode = "200", description = "The picture")
    @ApiResponse(responseCode = "304", description = "The one with this ETag is still right", content = @Content)
    @Access(WORLD_READ)
    @GetMapping(path = "/api/worlds/{worldId}/cover", produces = Covers.MEDIA_TYPE)
    ResponseEntity<byte[]> getCover(Caller caller, @PathVariable WorldId worldId) {
        var world = worlds.requireHeader(caller, worldId, Action.READ);
        return ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(Covers.MEDIA_TYPE))
            .eTag(IfMatch.etag(world.version()))
            .cacheControl(cached(world.visibility()))
            .header(FilePolicy.HEADER, FilePolicy.VALUE)
            .body(covers.of(world, () -> worlds.require(caller, worldId, Action.READ)));
    }

    /** @param assetId of a picture of the world; null for the cover that we draw */
    record ChosenCover(@Nullable AssetId assetId) {}

    @Access(WORLD_CHANGE)
    @PutMapping("/api/worlds/{worldId}/cover")
    WorldView chooseCover(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        @RequestBody ChosenCover body,
        HttpServletResponse response
    ) {
        return WorldsController.tagged(worlds.chooseCover(caller, worldId, body.assetId()), response);
    }

    /** Shared caches may store only covers that everybody may see. */
    private static CacheControl cached(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> CacheControl.maxAge(FRESH).cachePublic();
            case PRIVATE, UNLISTED -> CacheControl.noCache().cachePrivate();
        };
    }
}
