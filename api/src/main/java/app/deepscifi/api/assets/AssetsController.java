package app.deepscifi.api.assets;

import static app.deepscifi.api.platform.web.AccessRule.ASSET_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.ASSET_READ;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class AssetsController {

    private static final int ALT_TEXT_LENGTH = 1_000;

    private final Assets assets;
    private final Uploads uploads;
    private final Publication publication;
    private final ObjectSweep sweep;
    private final IdempotencyKeys keys;

    AssetsController(Assets assets, Uploads uploads, Publication publication, ObjectSweep sweep, IdempotencyKeys keys) {
        this.assets = assets;
        this.uploads = uploads;
        this.publication = publication;
        this.sweep = sweep;
        this.keys = keys;
    }

    @Access(WORLD_READ)
    @GetMapping("/worlds/{worldId}/assets")
    Page<AssetView> listAssets(Caller caller, @PathVariable WorldId worldId, PageRequest page) {
        return assets.list(caller, worldId, page);
    }

    @Access(WORLD_CHANGE)
    @PostMapping("/assets")
    @ResponseStatus(HttpStatus.CREATED)
    PromisedUpload createAsset(
        Caller.Person caller,
        @RequestBody NewAsset body,
        @RequestHeader(name = IdempotentRequest.HEADER, required = false) @Nullable String key
    ) {
        return uploads.promised(assets.promise(caller, body, keys.request(caller.id(), key, "createAsset", body)));
    }

    @Access(ASSET_CHANGE)
    @PostMapping("/assets/{assetId}/complete")
    AssetView completeAsset(Caller.Person caller, @PathVariable AssetId assetId) {
        var completed = uploads.complete(assets.require(caller, assetId, Action.CHANGE));
        publication.publishSoon(completed.worldId());
        return completed;
    }

    /** @param altText for those who don't see it; empty takes it away */
    record AssetPatch(String altText) {
        AssetPatch {
            new Checks().present("altText", altText).atMost("altText", altText, ALT_TEXT_LENGTH).done();
        }
    }

    @Access(ASSET_CHANGE)
    @PatchMapping("/assets/{assetId}")
    AssetView changeAsset(Caller.Person caller, @PathVariable AssetId assetId, @RequestBody AssetPatch body) {
        return assets.describe(caller, assetId, body.altText());
    }

    @Access(ASSET_CHANGE)
    @DeleteMapping("/assets/{assetId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAsset(Caller.Person caller, @PathVariable AssetId assetId) {
        assets.delete(caller, assetId);
        sweep.soon();
    }

    @ApiResponse(responseCode = "302", description = "To the bytes, for some minutes", content = @Content)
    @Access(ASSET_READ)
    @GetMapping("/assets/{assetId}/file")
    ResponseEntity<Void> getAssetFile(Caller caller, @PathVariable AssetId assetId) {
        return elsewhere(caller, assetId, false);
    }

    @ApiResponse(responseCode = "302", description = "To the bytes, for some minutes", content = @Content)
    @Access(ASSET_READ)
    @GetMapping("/assets/{assetId}/thumbnail")
    ResponseEntity<Void> getAssetThumbnail(Caller caller, @PathVariable AssetId assetId) {
        return elsewhere(caller, assetId, true);
    }

    /** Not kept by browsers either: a right that ends, ends at once. */
    private ResponseEntity<Void> elsewhere(Caller caller, AssetId id, boolean thumbnail) {
        var address = uploads.address(assets.require(caller, id, Action.READ), thumbnail);
        return ResponseEntity.status(HttpStatus.FOUND).location(address).cacheControl(CacheControl.noStore()).build();
    }
}
