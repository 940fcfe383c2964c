package app.deepscifi.letta;

import app.deepscifi.http.StreamingClient;
import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.generated.ApiClient;
import app.deepscifi.letta.generated.api.AgentsApi;
import app.deepscifi.letta.generated.api.ConversationsApi;
import app.deepscifi.letta.generated.api.ServerApi;
import app.deepscifi.letta.generated.model.BlockUpdate;
import app.deepscifi.letta.generated.model.ConversationCreate;
import app.deepscifi.letta.generated.model.Health;
import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.Ids;
import app.deepscifi.letta.model.NewAgent;
import app.deepscifi.letta.model.SendMessages;
import app.deepscifi.letta.model.ToolCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of Letta's API that we use. The client is thread-safe. Every method blocks until the answer has arrived, so
 * call it on a virtual thread; an interrupt ends the wait at once. All methods throw {@link LettaException}, and none
 * retries.
 */
public final class LettaClient implements AutoCloseable {

    /** Pending calls are in the last message, which the server may list as several messages. */
    private static final int LATEST_MESSAGES = 20;

    private final JsonMapper json = Wire.mapper();
    private final LettaErrors errors = new LettaErrors(json);
    private final StreamingClient http;
    private final URI baseUrl;
    private final ServerApi server;
    private final AgentsApi agents;
    private final ConversationsApi conversations;
    private final ConversationsApi cancelling;
    private final TurnSender sender;

    public LettaClient(LettaSettings settings) {
        http = new StreamingClient(settings.connectTimeout(), settings.idleTimeout());
        baseUrl = settings.baseUrl();
        var api = generatedClient(settings, settings.answerTimeout());
        server = new ServerApi(api);
        agents = new AgentsApi(api);
        conversations = new ConversationsApi(api);
        cancelling = new ConversationsApi(generatedClient(settings, settings.cancelTimeout()));
        sender = new TurnSender(http, json, errors, settings);
    }

    /**
     * Returns the number of servers that turns are distributed to: the addresses of the name in the base URL, without those
     * that took no connection a moment ago. At least 1.
     */
    public int servers() {
        return http.servers(baseUrl);
    }

    /** Returns the version of the server. Needs no password. */
    public String version() {
        return answer(server::health, Health::getVersion);
    }

    public AgentId createAgent(NewAgent agent) {
        return answer(() -> agents.createAgent(Wire.agentCreate(agent)), state -> new AgentId(state.getId()));
    }

    /** Deletes the agent with its conversations. Does nothing if the agent does not exist. */
    public void deleteAgent(AgentId agent) {
        callUnlessGone(() -> agents.deleteAgent(agent.value()));
    }

    /** Sets the text of a block. A conversation sees it only after {@link #recompile}. */
    public void patchBlock(AgentId agent, String label, String value) {
        Ids.require("block", label);
        call(() -> agents.patchBlock(agent.value(), label, new BlockUpdate().value(value)));
    }

    public ConversationId createConversation(AgentId agent) {
        return answer(
            () -> conversations.createConversation(agent.value(), new ConversationCreate()),
            conversation -> new ConversationId(conversation.getId())
        );
    }

    /** Deletes the conversation. Does nothing if it does not exist. */
    public void deleteConversation(ConversationId conversation) {
        callUnlessGone(() -> conversations.deleteConversation(conversation.value()));
    }

    /** Compiles the prompt of the conversation again, from the current blocks and system prompt of its agent. */
    public void recompile(ConversationId conversation) {
        call(() -> conversations.recompileConversation(conversation.value()));
    }

    /**
     * Cancels the runs of the conversation. The server forgets the turn, and accepts the next message at once. The
     * stream of the turn ends only at the next output of the model, so do not wait for it.
     *
     * @return false if nothing was running
     */
    public boolean cancel(ConversationId conversation) {
        try {
            return answer(() -> cancelling.cancelConversation(conversation.value()), runs -> !runs.isEmpty());
        } catch (LettaException refused) {
            if (refused.kind() == Kind.CONFLICT && String.valueOf(refused.getMessage()).contains("No active runs")) {
                return false;
            }
            throw refused;
        }
    }

    /** Returns the pending calls as the server has stored them. Trust these rather than the calls in the stream. */
    public List<ToolCall> pendingCalls(ConversationId conversation) {
        return answer(
            () -> conversations.listMessages(conversation.value(), "desc", LATEST_MESSAGES),
            PendingCalls::in
        );
    }

    /**
     * Starts a turn. The caller closes the stream. Send only one turn at a time: a server without Redis does not lock the
     * conversation, so concurrent turns would mix.
     */
    public LettaStream send(ConversationId conversation, SendMessages request) {
        return sender.send(conversation, request);
    }

    /** Closes all connections and all open streams. */
    @Override
    public void close() {
        http.close();
    }

    private ApiClient generatedClient(LettaSettings settings, Duration timeout) {
        var requests = new HttpComponentsClientHttpRequestFactory(http.whole(timeout));
        var rest = ApiClient.buildRestClientBuilder(json).requestFactory(requests).build();
        var api = new ApiClient(rest, json, ApiClient.createDefaultDateFormat()).setBasePath(
            TurnSender.withoutTrailingSlash(settings.baseUrl())
        );
        if (settings.password() != null) {
            api.setBearerToken(settings.password());
        }
        return api;
    }

    private void callUnlessGone(Runnable operation) {
        try {
            call(operation);
        } catch (LettaException failure) {
            if (failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    private void call(Runnable operation) {
        try {
            operation.run();
        } catch (RestClientException failure) {
            throw errors.of(failure);
        }
    }

    /**
     * Reads an answer. A server may leave out properties that the generated types require, which shows only while
     * reading.
     */
    private <A, T> T answer(Supplier<@Nullable A> operation, Function<A, T> read) {
        try {
            var answer = operation.get();
            if (answer == null) {
                throw new LettaException(Kind.BAD_ANSWER, "The answer is empty");
            }
            return read.apply(answer);
        } catch (RestClientException failure) {
            throw errors.of(failure);
        } catch (IllegalArgumentException | NullPointerException incomplete) {
            throw new LettaException(Kind.BAD_ANSWER, "The answer is incomplete", incomplete);
        }
    }
}
