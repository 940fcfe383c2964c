package app.deepscifi.api.worlds;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_ADMINISTER;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.access.Role;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/worlds/{worldId}/collaborators")
class CollaboratorsController {

    private static final int EMAIL_LENGTH = 320;

    private final Collaborators collaborators;

    CollaboratorsController(Collaborators collaborators) {
        this.collaborators = collaborators;
    }

    record CollaboratorList(List<Collaborator> items) {}

    @Access(WORLD_ADMINISTER)
    @GetMapping
    CollaboratorList listCollaborators(Caller.Person caller, @PathVariable WorldId worldId) {
        return new CollaboratorList(collaborators.list(caller, worldId));
    }

    record Invitation(String email, Role role) {
        Invitation {
            var checks = new Checks().text("email", email, EMAIL_LENGTH);
            if (role != Role.EDITOR && role != Role.VIEWER) {
                checks.fail("role", "must be one of editor, viewer");
            }
            checks.done();
        }
    }

    /** Adds a person with an account as a collaborator, or changes their role. */
    @Access(WORLD_ADMINISTER)
    @PutMapping
    Collaborator putCollaborator(Caller.Person caller, @PathVariable WorldId worldId, @RequestBody Invitation body) {
        return collaborators.put(caller, worldId, body.email().strip(), body.role());
    }

    /** Collaborators may also remove themselves. */
    @Access(WORLD_ADMINISTER)
    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCollaborator(Caller.Person caller, @PathVariable WorldId worldId, @PathVariable UserId userId) {
        collaborators.remove(caller, worldId, userId);
    }
}
