package app.deepscifi.api.agents;

import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agents, their conversations, and the preferences that User Agents have stored. */
@Repository
public class AgentStore {

    /** @param runtimeId null until the runtime has created it */
    record Agent(UUID id, @Nullable String runtimeId, int blocksVersion) {}

    /**
     * A person's conversation with an agent at the runtime.
     *
     * @param compiledVersion the version of the blocks that it sees
     * @param head the last completed turn that the runtime knows; null if there is none
     * @param open a later turn that was sent and has not completed; null if there is none
     */
    record StartedConversation(String runtimeId, int compiledVersion, @Nullable TurnId head, @Nullable TurnId open) {}

    /** An agent, and the conversation that a person has with it, if there is one yet. */
    record Known(Agent agent, Optional<StartedConversation> conversation) {}

    private final JdbcClient jdbc;

    AgentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records that a turn is sent to the agent of the world, or to the person's own agent if the world is null. Inserts the row of
     * the agent if it is missing.
     *
     * @return the conversation as it was before
     */
    Known begin(UserId person, @Nullable WorldId world, String runtime, TurnId turn) {
        return begun(person, world, runtime, turn).orElseGet(() -> {
            add(person, world, runtime);
            return begun(person, world, runtime, turn).orElseThrow();
        });
    }

    private Optional<Known> begun(UserId person, @Nullable WorldId world, String runtime, TurnId turn) {
        return jdbc
            .sql(
                """
                with known as (%s), begun as (
                    update conversations set open_turn_id = cast(:turn as uuid)
                    from known
                    where conversations.agent_id = known.id and conversations.user_id = cast(:person as uuid)
                )
                select * from known
                """.formatted(selectKnown(world))
            )
            .params(params(person, world, runtime))
            .param("turn", turn.value())
            .query((row, _) -> known(row))
            .optional();
    }

    Optional<Known> find(UserId person, @Nullable WorldId world, String runtime) {
        return jdbc
            .sql(selectKnown(world))
            .params(params(person, world, runtime))
            .query((row, _) -> known(row))
            .optional();
    }

    private static String selectKnown(@Nullable WorldId world) {
        return """
        select
            agent.id, agent.runtime_id, agent.blocks_version,
            conversation.runtime_id as conversation_id, conversation.compiled_version,
            conversation.head_turn_id, conversation.open_turn_id
        from agents agent
        left join conversations conversation
            on conversation.agent_id = agent.id and conversation.user_id = cast(:person as uuid)
        where agent.runtime = :runtime and %s = cast(:owner as uuid)
        """.formatted(
            // The kind must be in the statement, because each index has only agents of one kind.
            world == null ? "agent.kind = 'user' and agent.user_id" : "agent.kind = 'world' and agent.world_id"
        );
    }

    private static Map<String, Object> params(UserId person, @Nullable WorldId world, String runtime) {
        return Map.of(
            "person",
            person.value(),
            "runtime",
            runtime,
            "owner",
            world == null ? person.value() : world.value()
        );
    }

    private void add(UserId person, @Nullable WorldId world, String runtime) {
        jdbc.sql(
            """
            insert into agents (id, kind, user_id, world_id, runtime)
            values (gen_random_uuid(), :kind, cast(:user as uuid), cast(:world as uuid), :runtime)
            on conflict do nothing
            """
        )
            .param("kind", world == null ? "user" : "world")
            .param("user", world == null ? person.value() : null)
            .param("world", world == null ? null : world.value())
            .param("runtime", runtime)
            .update();
    }

    private static Known known(ResultSet row) throws SQLException {
        var agent = new Agent(
            row.getObject("id", UUID.class),
            row.getString("runtime_id"),
            row.getInt("blocks_version")
        );
        var conversation = row.getString("conversation_id");
        return new Known(
            agent,
            conversation == null
                ? Optional.empty()
                : Optional.of(
                      new StartedConversation(
                          conversation,
                          row.getInt("compiled_version"),
                          turn(row, "head_turn_id"),
                          turn(row, "open_turn_id")
                      )
                  )
        );
    }

    private static @Nullable TurnId turn(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new TurnId(id);
    }

    /** Stores the id that the runtime gave to the agent. Deletes the conversations with an earlier one. */
    void saveRuntimeId(UUID agent, String runtimeId, int blocksVersion) {
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

    /** A new conversation, which knows nothing before this turn, takes the place of the one before. */
    void saveConversation(UUID agent, UserId user, String runtimeId, int compiledVersion, TurnId turn) {
        jdbc.sql(
            """
            insert into conversations (agent_id, user_id, runtime_id, compiled_version, open_turn_id)
            values (cast(:agent as uuid), cast(:user as uuid), :runtimeId, :version, cast(:turn as uuid))
            on conflict (agent_id, user_id) do update
            set
                runtime_id = excluded.runtime_id,
                compiled_version = excluded.compiled_version,
                head_turn_id = null,
                open_turn_id = excluded.open_turn_id
            """
        )
            .param("agent", agent)
            .param("user", user.value())
            .param("runtimeId", runtimeId)
            .param("version", compiledVersion)
            .param("turn", turn.value())
            .update();
    }

    void saveCompiledVersion(UUID agent, UserId user, int version) {
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

    /** Records that the runtime did not receive the turn. Does nothing if a later turn has begun. */
    void clearOpenTurn(UUID agent, UserId user, TurnId turn) {
        jdbc.sql(
            """
            update conversations set open_turn_id = null
            where
                agent_id = cast(:agent as uuid) and user_id = cast(:user as uuid)
                and open_turn_id = cast(:turn as uuid)
            """
        )
            .param("agent", agent)
            .param("user", user.value())
            .param("turn", turn.value())
            .update();
    }

    /**
     * Records that the turn has completed, so the runtime knows all messages up to it. Does nothing if a later turn has begun.
     */
    void completeTurn(UUID agent, UserId user, TurnId turn) {
        jdbc.sql(
            """
            update conversations set head_turn_id = open_turn_id, open_turn_id = null
            where
                agent_id = cast(:agent as uuid) and user_id = cast(:user as uuid)
                and open_turn_id = cast(:turn as uuid)
            """
        )
            .param("agent", agent)
            .param("user", user.value())
            .param("turn", turn.value())
            .update();
    }

    public void remember(UserId user, String text) {
        jdbc.sql("insert into preferences (user_id, text) values (cast(:user as uuid), :text)")
            .param("user", user.value())
            .param("text", text)
            .update();
    }

    /**
     * The stored preferences of a person.
     *
     * @param texts newest last, at most 100
     * @param version number of all preferences ever stored; it grows with each
     */
    record Preferences(List<String> texts, int version) {}

    /** @return empty if the person has no account any more */
    Optional<Preferences> preferences(UserId user) {
        var newest = jdbc
            .sql(
                """
                select text, count(text) over () as version
                from users left join preferences on preferences.user_id = users.id
                where users.id = cast(:user as uuid)
                order by preferences.id desc limit 100
                """
            )
            .param("user", user.value())
            .query((row, _) -> Map.entry(Optional.ofNullable(row.getString("text")), row.getInt("version")))
            .list()
            .reversed();
        return newest.isEmpty()
            ? Optional.empty()
            : Optional.of(
                  new Preferences(
                      newest.stream().map(Map.Entry::getKey).flatMap(Optional::stream).toList(),
                      newest.getFirst().getValue()
                  )
              );
    }

    /** The agents of this runtime whose world or user was deleted. */
    List<Agent> orphans(String runtime) {
        return jdbc
            .sql(
                """
                select id, runtime_id, blocks_version from agents
                where user_id is null and world_id is null and runtime = :runtime
                limit 100
                """
            )
            .param("runtime", runtime)
            .query((row, _) ->
                new Agent(row.getObject("id", UUID.class), row.getString("runtime_id"), row.getInt("blocks_version"))
            )
            .list();
    }

    void delete(UUID agent) {
        jdbc.sql("delete from agents where id = cast(:agent as uuid)").param("agent", agent).update();
    }
}
