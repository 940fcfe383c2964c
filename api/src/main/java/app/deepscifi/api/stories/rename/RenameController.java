package app.deepscifi.api.stories.rename;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds/{worldId}/rename")
class RenameController {

    private final Renames renames;

    RenameController(Renames renames) {
        this.renames = renames;
    }

    @Access(WORLD_CHANGE)
    @PostMapping
    RenameView renameEntry(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        IfMatch ifMatch,
        @RequestBody RenameRequest body
    ) {
        return renames.rename(caller, worldId, ifMatch, body);
    }
}
