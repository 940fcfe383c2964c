package app.deepscifi.api.agents.tools;

import app.deepscifi.api.agents.tools.AgentTool.ToolResult;
import app.deepscifi.api.platform.database.DatabasePatience;
import app.deepscifi.domain.TurnId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs each call exactly once: its writes and its result are one transaction, and a repeated call of the same turn gets
 * the stored result.
 */
@Component
class ToolRun {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ToolRun(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param call  retried if the database is away for a moment
     * @param written the form of the result for the model
     */
    ToolResult once(TurnId turn, String callId, Supplier<ToolResult> call, Function<Object, String> written) {
        return DatabasePatience.with(() ->
            transaction.execute(_ ->
                earlier(turn, callId).orElseGet(() -> {
                    var result = call.get();
                    var answer = written.apply(result.answer());
                    keep(turn, callId, answer, result.summary());
                    return new ToolResult(answer, result.summary());
                })
            )
        );
    }

    /**
     * @return the results of these calls of a turn; calls that did nothing are left out
     *
     * @param callIds at least one
     */
    Map<String, String> answers(TurnId turn, List<String> callIds) {
        return jdbc
            .sql("select call_id, answer from tool_results where turn_id = cast(:turn as uuid) and call_id in (:calls)")
            .param("turn", turn.value())
            .param("calls", callIds)
            .query((row, _) -> Map.entry(row.getString("call_id"), row.getString("answer")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<ToolResult> earlier(TurnId turn, String callId) {
        return jdbc
            .sql("select answer, summary from tool_results where turn_id = cast(:turn as uuid) and call_id = :call")
            .param("turn", turn.value())
            .param("call", callId)
            .query((row, _) -> new ToolResult(row.getString("answer"), row.getString("summary")))
            .optional();
    }

    private void keep(TurnId turn, String callId, String answer, String summary) {
        jdbc.sql(
            """
            insert into tool_results (turn_id, call_id, answer, summary)
            values (cast(:turn as uuid), :call, :answer, :summary)
            """
        )
            .param("turn", turn.value())
            .param("call", callId)
            .param("answer", answer)
            .param("summary", summary)
            .update();
    }
}
