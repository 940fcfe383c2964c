package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.generated.ApiClient;
import app.deepscifi.letta.generated.api.AgentsApi;
import app.deepscifi.letta.generated.api.ConversationsApi;
import app.deepscifi.letta.generated.api.ServerApi;
import app.deepscifi.letta.generated.model.BlockUpdate;
import app.deepscifi.letta.generated.model.ConversationCreate;
import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.Ids;
import app.deepscifi.letta.model.NewAgent;
import app.deepscifi.letta.model.SendMessages;
import app.deepscifi.letta.model.ServerHealth;
import app.deepscifi.letta.model.ToolCall;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Letta server, as far as we use it. Safe for many threads; every method waits for its answer and is at home on a
 * virtual thread, and ends at once when that thread is interrupted. All of them throw {@link LettaException}; nothing is
 * tried twice.
 */
public final class LettaClient implements AutoCloseable {

    /** What is pending is in the last message; a few more, since one message may be shown as several. */
    private static final int LATEST_MESSAGES = 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = Wire.mapper();
    private final LettaErrors errors = new LettaErrors(json);
    private final HttpClient http;
    private final ServerApi server;
    private final AgentsApi agents;
    private final ConversationsApi conversations;
    private final ConversationsApi cancelling;
    private final TurnSender sender;

    public LettaClient(LettaSettings settings) {
        http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .executor(threads)
            .build();
        var api = generatedClient(settings, settings.answerTimeout());
        server = new ServerApi(api);
        agents = new AgentsApi(api);
        conversations = new ConversationsApi(api);
        cancelling = new ConversationsApi(generatedClient(settings, settings.cancelTimeout()));
        sender = new TurnSender(http, json, errors, settings);
    }

    /** Asks whether the server is there; needs no password. */
    public ServerHealth health() {
        return answer(server::health, health -> new ServerHealth(health.getVersion(), health.getStatus()));
    }

    public AgentId createAgent(NewAgent agent) {
        return answer(() -> agents.createAgent(Wire.agentCreate(agent)), state -> new AgentId(state.getId()));
    }

    /** Deletes the agent with its conversations. One that is gone already is no error. */
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

    /** One that is gone already is no error. */
    public void deleteConversation(ConversationId conversation) {
        callUnlessGone(() -> conversations.deleteConversation(conversation.value()));
    }

    /** Lets the conversation see the present text of its agent's blocks and system prompt. */
    public void recompile(ConversationId conversation) {
        call(() -> conversations.recompileConversation(conversation.value()));
    }

    /**
     * Ends what runs in the conversation, which then remembers nothing of that turn and is free at once. Its stream ends
     * only when the model says something again: don't wait for it.
     *
     * @return whether something ran
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

    /** The calls that wait for an answer, as the server has them: this counts, not what was streamed. */
    public List<ToolCall> pendingCalls(ConversationId conversation) {
        return answer(
            () -> conversations.listMessages(conversation.value(), "desc", LATEST_MESSAGES),
            PendingCalls::in
        );
    }

    /**
     * Starts a turn. The caller closes the stream. Without a lock of its own (that is, without Redis) the server lets two
     * turns of one conversation run into each other: only one may be sent at a time.
     */
    public LettaStream send(ConversationId conversation, SendMessages request) {
        return sender.send(conversation, request);
    }

    /** Drops all connections, open streams too. */
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }

    private ApiClient generatedClient(LettaSettings settings, Duration timeout) {
        var requests = new JdkClientHttpRequestFactory(http, threads);
        requests.setReadTimeout(timeout);
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

    /** The generated types promise more than a server keeps: what is missing in an answer shows while it is read. */
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
