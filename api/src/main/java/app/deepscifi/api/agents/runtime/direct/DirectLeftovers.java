package app.deepscifi.api.agents.runtime.direct;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes agents and conversations without a reference, such as the conversations of deleted accounts in worlds of others.
 * Runs with every {@code AGENT_RUNTIME}, because the operator may have switched from this runtime to another.
 */
@Component
class DirectLeftovers {

    private static final Logger log = LoggerFactory.getLogger(DirectLeftovers.class);

    private final JdbcClient jdbc;

    DirectLeftovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the rows of the last hour: the transaction with the reference to them may not be committed yet. */
    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void remove() {
        jdbc.sql("delete from agents where runtime = 'direct' and user_id is null and world_id is null").update();
        var agents = jdbc
            .sql(
                """
                delete from direct_agents agent
                where created_at < now() - interval '1 hour'
                    and not exists (
                        select from agents where runtime = 'direct' and runtime_id = cast(agent.id as text)
                    )
                """
            )
            .update();
        var conversations = jdbc
            .sql(
                """
                delete from direct_conversations conversation
                where created_at < now() - interval '1 hour'
                    and not exists (select from conversations where runtime_id = cast(conversation.id as text))
                """
            )
            .update();
        if (agents + conversations > 0) {
            log.info("Removed {} agents and {} conversations without a reference", agents, conversations);
        }
    }
}
