package app.deepscifi.e2e.platform;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test without a database server, and reports what is missing. */
final class ServerDatabaseCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (DatabaseServer.find()) {
            case DatabaseServer.Found found -> ConditionEvaluationResult.enabled("A server answers at " + found.host());
            case DatabaseServer.Missing missing -> ConditionEvaluationResult.disabled(
                "It needs a PostgreSQL server with several sessions. " + missing.reason()
            );
        };
    }
}
