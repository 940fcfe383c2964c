package app.deepscifi.api.exchange;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_READ;

import app.deepscifi.api.exchange.format.WorldInfo;
import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ExportController {

    private final Worlds worlds;
    private final LargeAnswers answers;
    private final JsonMapper mapper;

    ExportController(Worlds worlds, LargeAnswers answers, JsonMapper mapper) {
        this.worlds = worlds;
        this.answers = answers;
        this.mapper = mapper;
    }

    /** The body is written after the world was read, so it holds no connection of the database. */
    @ApiResponse(
        responseCode = "200",
        description = "The file: our own format as JSON, another program's as bytes",
        content = {
            @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = WorldFile.class)),
            @Content(
                mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                schema = @Schema(type = "string", format = "binary")
            ),
        }
    )
    @Access(WORLD_READ)
    @GetMapping("/api/worlds/{worldId}/export")
    ResponseEntity<byte[]> exportWorld(
        Caller caller,
        @PathVariable WorldId worldId,
        @RequestParam(defaultValue = "json") ExportFormat format,
        HttpServletRequest request
    ) {
        answers.reserve(request, worlds.requireHeader(caller, worldId, Action.READ).canonBytes());
        var world = worlds.require(caller, worldId, Action.READ);
        var file = switch (format) {
            case JSON -> WorldFile.of(world.name(), world.canon());
            case WORLD_INFO -> WorldInfo.of(world.name(), world.canon());
        };
        var type = switch (format) {
            case JSON -> MediaType.APPLICATION_JSON;
            case WORLD_INFO -> MediaType.APPLICATION_OCTET_STREAM;
        };
        var name = ContentDisposition.attachment()
            .filename(format.fileName(world.name()), StandardCharsets.UTF_8)
            .build();
        return ResponseEntity.ok()
            .contentType(type)
            .cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
            .body(mapper.writeValueAsBytes(file));
    }
}
