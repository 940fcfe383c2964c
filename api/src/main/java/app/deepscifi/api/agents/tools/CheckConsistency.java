package app.deepscifi.api.agents.tools;

import app.deepscifi.api.worlds.findings.FindingView;
import app.deepscifi.api.worlds.findings.Findings;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.check.Finding;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds what is surely wrong in the canon; findings that a person has dismissed are left out. */
@Component
class CheckConsistency implements AgentTool<CheckConsistency.Arguments> {

    record Arguments() {}

    /** A contradiction, and the entries that it concerns. */
    record Item(Finding.Code code, List<Address> addresses, String message) {}

    private static final int MOST = 50;

    private final Findings findings;

    CheckConsistency(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String name() {
        return "check_consistency";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var open = findings
            .of(scope.person(), scope.world().id())
            .stream()
            .filter(finding -> finding.dismissal() == null)
            .toList();
        var shown = open.stream().limit(MOST).map(CheckConsistency::item).toList();
        return new ToolResult(shown, open.size() == 1 ? "1 finding" : open.size() + " findings");
    }

    private static Item item(FindingView finding) {
        return new Item(finding.code(), finding.addresses(), finding.message());
    }
}
