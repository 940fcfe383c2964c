package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.Checks;
import org.springframework.stereotype.Component;

/** Finds what this person and their User Agent said before. */
@Component
class Recall implements AgentTool<Recall.Arguments> {

    static final int MOST = 10;
    static final int QUERY_LENGTH = 200;

    record Arguments(String query) {
        Arguments {
            new Checks().text("query", query, QUERY_LENGTH).done();
        }
    }

    private final Recollection recollection;

    Recall(Recollection recollection) {
        this.recollection = recollection;
    }

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var said = recollection.find(scope.person().id(), null, arguments.query(), MOST);
        return new ToolResult(said, said.size() == 1 ? "1 turn" : said.size() + " turns");
    }
}
