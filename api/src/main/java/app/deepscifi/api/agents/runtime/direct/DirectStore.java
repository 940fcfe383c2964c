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

/** Stores agents, their memory blocks and their conversations. */
class DirectStore {

    /** Result of an attempt to add to a conversation. */
    enum Addition {
        DONE,
        /** Another request changed the conversation, or the request was cancelled. */
        OUTDATED,
        /** The conversation does not exist. */
        GONE,
    }

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final TypeReference<List<HistoryEntry>> ENTRIES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DirectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        // The mapper of the application is strict, for requests of people. This JSON was written by this class.
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

    /** @return false if the agent or the block does not exist */
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

    /** @return the id of the new conversation; empty if the agent does not exist */
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

    /**
     * Reads a conversation in one round trip, because a person is waiting.
     *
     * @return empty if the conversation does not exist
     */
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
     * Adds all entries or none.
     *
     * @param head the head of the conversation when it was read
     * @param next the new head. A retry with the same value adds nothing twice: it returns DONE if the first try succeeded
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

    /** Gives the conversation a new head: {@link #add} then returns OUTDATED for every answer that began before. */
    void refuseOpenAnswers(UUID conversation) {
        jdbc.sql("update direct_conversations set head = gen_random_uuid() where id = cast(:id as uuid)")
            .param("id", conversation)
            .update();
    }

    /**
     * Replaces the oldest entries by a summary. Does nothing if another summary was stored since the conversation was read.
     *
     * @param count   how many of the oldest entries
     * @param summary null to leave these entries out
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
