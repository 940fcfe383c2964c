package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime.AgentSpec;
import app.deepscifi.api.agents.runtime.AgentRuntime.Block;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.platform.database.Columns;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Agents, their blocks, and what was said to them. */
class DirectStore {

    /** Result of an attempt to add to a conversation. */
    enum Addition {
        DONE,
        /** Something else was said meanwhile, or what ran was cancelled. */
        OUTDATED,
        GONE,
    }

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final TypeReference<List<HistoryEntry>> ENTRIES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DirectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        // Ours is strict about what people send; this is what we wrote ourselves.
        this.json = JsonMapper.builder().build();
    }

    UUID createAgent(AgentSpec spec) {
        var id = UUID.randomUUID();
        jdbc.sql(
            """
            with agent as (
                insert into direct_agents (id, name, system) values (cast(:id as uuid), :name, :system) returning id
            )
            insert into direct_blocks (agent_id, label, position, value)
            select agent.id, block.value ->> 'label', block.position, block.value ->> 'value'
            from agent, jsonb_array_elements(cast(:blocks as jsonb)) with ordinality as block (value, position)
            """
        )
            .param("id", id)
            .param("name", spec.name())
            .param("system", spec.system())
            .param("blocks", json.writeValueAsString(spec.blocks()))
            .update();
        return id;
    }

    void deleteAgent(UUID agent) {
        jdbc.sql("delete from direct_agents where id = cast(:agent as uuid)").param("agent", agent).update();
    }

    /** False where there is no such block, or no such agent. */
    boolean updateBlock(UUID agent, String label, String value) {
        return (
            jdbc
                .sql("update direct_blocks set value = :value where agent_id = cast(:agent as uuid) and label = :label")
                .param("value", value)
                .param("agent", agent)
                .param("label", label)
                .update() > 0
        );
    }

    /** Empty where the agent is gone. */
    Optional<UUID> openConversation(UUID agent) {
        var id = UUID.randomUUID();
        var opened = jdbc
            .sql(
                """
                insert into direct_conversations (id, agent_id, head)
                select cast(:id as uuid), id, gen_random_uuid() from direct_agents where id = cast(:agent as uuid)
                """
            )
            .param("id", id)
            .param("agent", agent)
            .update();
        return opened == 0 ? Optional.empty() : Optional.of(id);
    }

    void deleteConversation(UUID conversation) {
        jdbc.sql("delete from direct_conversations where id = cast(:id as uuid)").param("id", conversation).update();
    }

    /** In one round trip: a person is waiting. */
    Optional<DirectConversation> read(UUID conversation) {
        return jdbc
            .sql(
                """
                select agent.system, conversation.head, conversation.summarized, conversation.summary,
                    (
                        select coalesce(
                            json_agg(json_build_object('label', label, 'value', value) order by position), '[]'
                        )
                        from direct_blocks where agent_id = agent.id
                    ) as blocks,
                    (
                        select coalesce(json_agg(message order by number), '[]')
                        from direct_messages
                        where conversation_id = conversation.id and number > conversation.summarized
                    ) as entries
                from direct_conversations conversation join direct_agents agent on agent.id = conversation.agent_id
                where conversation.id = cast(:id as uuid)
                """
            )
            .param("id", conversation)
            .query((row, _) ->
                new DirectConversation(
                    conversation,
                    row.getString("system"),
                    json.readValue(row.getString("blocks"), BLOCKS),
                    Columns.uuid(row, "head"),
                    row.getInt("summarized"),
                    row.getString("summary"),
                    json.readValue(row.getString("entries"), ENTRIES)
                )
            )
            .optional();
    }

    /**
     * Adds to what was said, all or nothing.
     *
     * @param head the one that was read
     * @param next takes its place; the same again finds out whether an earlier attempt went through
     */
    Addition add(UUID conversation, UUID head, UUID next, List<HistoryEntry> entries) {
        var added = jdbc
            .sql(
                """
                with conversation as (
                    update direct_conversations
                    set head = cast(:next as uuid), last_message = last_message + cast(:count as int)
                    where id = cast(:id as uuid) and head = cast(:head as uuid)
                    returning id, last_message - cast(:count as int) as before
                )
                insert into direct_messages (conversation_id, number, message)
                select conversation.id, conversation.before + entry.position, entry.value
                from conversation,
                    jsonb_array_elements(cast(:entries as jsonb)) with ordinality as entry (value, position)
                """
            )
            .param("next", next)
            .param("count", entries.size())
            .param("id", conversation)
            .param("head", head)
            .param("entries", json.writerFor(ENTRIES).writeValueAsString(entries))
            .update();
        return added > 0 ? Addition.DONE : whyNot(conversation, next);
    }

    private Addition whyNot(UUID conversation, UUID next) {
        return jdbc
            .sql("select head = cast(:next as uuid) from direct_conversations where id = cast(:id as uuid)")
            .param("next", next)
            .param("id", conversation)
            .query((row, _) -> row.getBoolean(1) ? Addition.DONE : Addition.OUTDATED)
            .optional()
            .orElse(Addition.GONE);
    }

    /** Gives the conversation a new head, so that every answer that began before is refused as {@link Addition#OUTDATED}. */
    void refuseOpenAnswers(UUID conversation) {
        jdbc.sql("update direct_conversations set head = gen_random_uuid() where id = cast(:id as uuid)")
            .param("id", conversation)
            .update();
    }

    /**
     * Lets a summary stand for the oldest entries of what was read; without one they are left out.
     *
     * @param count how many entries
     */
    void summarize(DirectConversation read, int count, @Nullable String summary) {
        jdbc.sql(
            """
            update direct_conversations set summarized = summarized + cast(:count as int), summary = :summary
            where id = cast(:id as uuid) and summarized = cast(:summarized as int)
            """
        )
            .param("count", count)
            .param("summary", summary)
            .param("id", read.id())
            .param("summarized", read.summarized())
            .update();
    }
}
