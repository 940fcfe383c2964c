package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import org.springframework.stereotype.Component;

/** Finds what this person and their User Agent said before. */
@Component
class Recall implements AgentTool<Recall.Arguments> {

    static final int MOST = 10;
    static final int QUERY_LENGTH = 200;

    record Arguments(
        @Described(value = "A few words that were said, such as lighthouse lamp.", maxLength = QUERY_LENGTH)
        String query
    ) {
        Arguments {
            Checks.of(Arguments.class, query).done();
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
