package app.deepscifi.api.assets;

import app.deepscifi.domain.AssetId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * A file that can be uploaded now. Nobody sees it until it is completed.
 *
 * @param upload the request that takes the bytes, from the browser to the object store
 */
@Schema(name = "Upload")
record PromisedUpload(AssetId id, Request upload) {
    /**
     * @param headers   to be sent as they are, beside Content-Length, which has to be the promised size
     * @param expiresAt when the request is refused from then on
     */
    @Schema(name = "UploadRequest")
    record Request(String method, String url, Map<String, String> headers, Instant expiresAt) {}
}
