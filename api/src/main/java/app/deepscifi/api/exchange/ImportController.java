package app.deepscifi.api.exchange;

import static app.deepscifi.api.platform.web.AccessRule.SIGNED_IN;

import app.deepscifi.api.platform.http.LargeAnswers;
import app.deepscifi.api.platform.problems.ProblemMapping;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ImportController {

    private final Imports imports;
    private final LargeAnswers memory;

    ImportController(Imports imports, LargeAnswers memory) {
        this.imports = imports;
        this.memory = memory;
    }

    /** The form. It is documented only; {@link UploadedFile} reads it. */
    @Schema(name = "ImportForm")
    record Form(@Schema(type = "string", format = "binary") String file) {}

    /**
     * @param dryRun  whether only to say what would happen
     * @param worldId of a world for which the file becomes a proposal; absent for a new, private world
     */
    @RequestBody(
        required = true,
        content = @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
            schema = @Schema(implementation = Form.class)
        )
    )
    @ApiResponse(responseCode = "200", description = "What would happen, or that nothing changes")
    @ApiResponse(responseCode = "201", description = "The new world or proposal")
    @Access(SIGNED_IN)
    @PostMapping("/api/imports")
    ResponseEntity<ImportView> importFile(
        Caller.Person caller,
        @RequestParam(defaultValue = "false") boolean dryRun,
        @RequestParam(required = false) @Nullable WorldId worldId,
        HttpServletRequest request
    ) {
        imports.requireRight(caller, worldId);
        var announced = request.getContentLengthLong();
        memory.reserve(request, announced < 0 ? ProblemMapping.MAX_BODY_BYTES : announced);
        var view = imports.take(caller, worldId, dryRun, UploadedFile.of(request));
        var isMade = !dryRun && (worldId == null || view.proposalId() != null);
        return ResponseEntity.status(isMade ? HttpStatus.CREATED : HttpStatus.OK).body(view);
    }
}
