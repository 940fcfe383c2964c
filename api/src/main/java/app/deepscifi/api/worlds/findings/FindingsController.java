package app.deepscifi.api.worlds.findings;

import static app.deepscifi.api.platform.web.AccessRule.WORLD_CHANGE;
import static app.deepscifi.api.platform.web.AccessRule.WORLD_MEMBER;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
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
@RequestMapping("/api/worlds/{worldId}/findings")
class FindingsController {

    private final Findings findings;

    FindingsController(Findings findings) {
        this.findings = findings;
    }

    record FindingList(List<FindingView> items) {}

    @Access(WORLD_MEMBER)
    @GetMapping
    FindingList listFindings(Caller.Person caller, @PathVariable WorldId worldId) {
        return new FindingList(findings.of(caller, worldId));
    }

    /** @param reason why it is right as it is */
    record DismissalReason(String reason) {}

    @Access(WORLD_CHANGE)
    @PutMapping("/{findingId}/dismissal")
    FindingView dismissFinding(
        Caller.Person caller,
        @PathVariable WorldId worldId,
        @PathVariable String findingId,
        @RequestBody DismissalReason body
    ) {
        return findings.dismiss(caller, worldId, findingId, body.reason());
    }

    @Access(WORLD_CHANGE)
    @DeleteMapping("/{findingId}/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restoreFinding(Caller.Person caller, @PathVariable WorldId worldId, @PathVariable String findingId) {
        findings.restore(caller, worldId, findingId);
    }
}
