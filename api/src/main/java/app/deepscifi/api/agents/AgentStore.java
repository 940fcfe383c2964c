package app.deepscifi.api.agents;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agents, their conversations, and what User Agents have learned. */
@Repository
class AgentStore {

    /** @param runtimeId null until the agent server has made it */
    record Agent(UUID id, @Nullable String runtimeId, int blocksVersion) {}

    /** @param settled whether the agent server knows all that was said, and no call waits there */
    record Conversation(String runtimeId, int compiledVersion, boolean settled) {}

    private final JdbcClient jdbc;

    AgentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Agent ofUser(UserId user) {
        jdbc.sql(
            """
            insert into agents (id, kind, user_id) values (gen_random_uuid(), 'user', cast(:user as uuid))
            on conflict do nothing
            """
        )
            .param("user", user.value())
            .update();
        return jdbc
            .sql(
                "select id, runtime_id, blocks_version from agents where kind = 'user' and user_id = cast(:user as uuid)"
            )
            .param("user", user.value())
            .query(Agent.class)
            .single();
    }

    Agent ofWorld(WorldId world) {
        jdbc.sql(
            """
            insert into agents (id, kind, world_id) values (gen_random_uuid(), 'world', cast(:world as uuid))
            on conflict do nothing
            """
        )
            .param("world", world.value())
            .update();
        return jdbc
            .sql(
                "select id, runtime_id, blocks_version from agents where kind = 'world' and world_id = cast(:world as uuid)"
            )
            .param("world", world.value())
            .query(Agent.class)
            .single();
    }

    /** Says which agent of the agent server this is now; conversations with an earlier one are let go. */
    void created(UUID agent, String runtimeId, int blocksVersion) {
        jdbc.sql(
            """
            with forgotten as (delete from conversations where agent_id = cast(:agent as uuid))
            update agents set runtime_id = :runtimeId, blocks_version = :version where id = cast(:agent as uuid)
            """
        )
            .param("agent", agent)
            .param("runtimeId", runtimeId)
            .param("version", blocksVersion)
            .update();
    }

    void blocksUpdated(UUID agent, int version) {
        jdbc.sql("update agents set blocks_version = :version where id = cast(:agent as uuid)")
            .param("version", version)
            .param("agent", agent)
            .update();
    }

    Optional<Conversation> conversation(UUID agent, UserId user) {
        return jdbc
            .sql(
                """
                select runtime_id, compiled_version, settled from conversations
                where agent_id = cast(:agent as uuid) and user_id = cast(:user as uuid)
                """
            )
            .param("agent", agent)
            .param("user", user.value())
            .query(Conversation.class)
            .optional();
    }

    void opened(UUID agent, UserId user, String runtimeId, int compiledVersion) {
        jdbc.sql(
            """
            insert into conversations (agent_id, user_id, runtime_id, compiled_version)
            values (cast(:agent as uuid), cast(:user as uuid), :runtimeId, :version)
            on conflict (agent_id, user_id)
            do update set runtime_id = excluded.runtime_id, compiled_version = excluded.compiled_version, settled = true
            """
        )
            .param("agent", agent)
            .param("user", user.value())
            .param("runtimeId", runtimeId)
            .param("version", compiledVersion)
            .update();
    }

    void compiled(UUID agent, UserId user, int version) {
        jdbc.sql(
            """
            update conversations set compiled_version = :version
            where agent_id = cast(:agent as uuid) and user_id = cast(:user as uuid)
            """
        )
            .param("version", version)
            .param("agent", agent)
            .param("user", user.value())
            .update();
    }

    void settled(UUID agent, UserId user, boolean settled) {
        jdbc.sql(
            """
            update conversations set settled = :settled
            where agent_id = cast(:agent as uuid) and user_id = cast(:user as uuid)
            """
        )
            .param("settled", settled)
            .param("agent", agent)
            .param("user", user.value())
            .update();
    }

    void remember(UserId user, String text) {
        jdbc.sql("insert into preferences (user_id, text) values (cast(:user as uuid), :text)")
            .param("user", user.value())
            .param("text", text)
            .update();
    }

    /** What is known of the person, newest last, at most 100 things. */
    List<String> preferences(UserId user) {
        return jdbc
            .sql(
                """
                select text from (
                    select id, text from preferences where user_id = cast(:user as uuid) order by id desc limit 100
                ) newest order by id
                """
            )
            .param("user", user.value())
            .query((row, _) -> row.getString("text"))
            .list();
    }

    int preferencesVersion(UserId user) {
        return jdbc
            .sql("select count(*) from preferences where user_id = cast(:user as uuid)")
            .param("user", user.value())
            .query(Integer.class)
            .single();
    }

    /** Agents whose world or user is gone. */
    List<Agent> orphans() {
        return jdbc
            .sql(
                "select id, runtime_id, blocks_version from agents where user_id is null and world_id is null limit 100"
            )
            .query((row, _) ->
                new Agent(row.getObject("id", UUID.class), row.getString("runtime_id"), row.getInt("blocks_version"))
            )
            .list();
    }

    void delete(UUID agent) {
        jdbc.sql("delete from agents where id = cast(:agent as uuid)").param("agent", agent).update();
    }
}
