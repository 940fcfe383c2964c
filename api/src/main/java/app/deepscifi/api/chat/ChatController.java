package app.deepscifi.api.chat;

import app.deepscifi.api.chat.follow.Follower;
import app.deepscifi.api.chat.follow.ReadingRight;
import app.deepscifi.api.chat.follow.TurnStream;
import app.deepscifi.api.chat.limits.AllowanceView;
import app.deepscifi.api.chat.limits.Allowances;
import app.deepscifi.api.chat.search.TurnSearch;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.AccessRule;
import app.deepscifi.api.platform.web.CallerSource;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/chat")
@Tag(name = "chat")
class ChatController {

    private static final String TURN_LOCATION = "Where the same events are found again: it names the turn";

    private final Turns turns;
    private final TurnStream stream;
    private final Allowances allowances;
    private final TurnSearch search;
    private final TurnRights rights;
    private final IdempotencyKeys keys;
    private final CallerSource callers;

    ChatController(
        Turns turns,
        TurnStream stream,
        Allowances allowances,
        TurnSearch search,
        TurnRights rights,
        IdempotencyKeys keys,
        CallerSource callers
    ) {
        this.turns = turns;
        this.stream = stream;
        this.allowances = allowances;
        this.search = search;
        this.rights = rights;
        this.keys = keys;
        this.callers = callers;
    }

    @Operation(operationId = "chat", summary = "Says something to an agent and streams the turn")
    @ApiResponse(
        responseCode = "200",
        description = "The events of the turn, until turn.finished",
        headers = @Header(name = "Content-Location", description = TURN_LOCATION, schema = @Schema(type = "string")),
        content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))
    )
    @Access(AccessRule.WORLD_TALK)
    @PostMapping
    void chat(
        Caller.Person person,
        @RequestBody ChatMessage message,
        @RequestHeader(name = IdempotentRequest.HEADER, required = false) @Nullable String key,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        try (
            var open = allowances.stream(person.id());
            var follower = turns.begin(person, message, keys.request(person.id(), key, "chat", message), open)
        ) {
            write(follower, right(person, follower.turn(), request), response);
        }
    }

    @Operation(
        operationId = "retryTurn",
        summary = "Says the message of a turn again, in its place, and streams the new turn; the old one stays beside it"
    )
    @ApiResponse(
        responseCode = "200",
        description = "The events of the new turn, until turn.finished",
        headers = @Header(name = "Content-Location", description = TURN_LOCATION, schema = @Schema(type = "string")),
        content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))
    )
    @Access(AccessRule.OWNER_OF_TURN)
    @PostMapping("/turns/{id}/retry")
    void retry(
        Caller.Person person,
        @PathVariable TurnId id,
        @RequestHeader(name = IdempotentRequest.HEADER, required = false) @Nullable String key,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        try (
            var open = allowances.stream(person.id());
            var follower = turns.retry(person, id, keys.request(person.id(), key, "retryTurn", id), open)
        ) {
            write(follower, right(person, follower.turn(), request), response);
        }
    }

    @Operation(
        operationId = "activateTurn",
        summary = "Shows a turn in place of its siblings, and what followed it; the next message goes on from there"
    )
    @Access(AccessRule.OWNER_OF_TURN)
    @PostMapping("/turns/{id}/activate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void activate(Caller.Person person, @PathVariable TurnId id) {
        turns.activate(person, id);
    }

    @Operation(
        operationId = "chatHistory",
        summary = "What was said in a conversation on the path that is shown, newest turn first"
    )
    @Access(AccessRule.WORLD_TALK)
    @GetMapping("/history")
    Page<Turn> history(
        Caller.Person person,
        @RequestParam(required = false) @Nullable WorldId worldId,
        PageRequest page
    ) {
        return turns.history(person, worldId, page);
    }

    @Operation(
        operationId = "searchChat",
        summary = "Finds turns of a conversation by their words, on all its branches, newest first"
    )
    @Access(AccessRule.WORLD_TALK)
    @GetMapping("/search")
    Page<TurnSearch.Hit> search(
        Caller.Person person,
        @RequestParam String q,
        @RequestParam(required = false) @Nullable WorldId worldId,
        PageRequest page
    ) {
        return search.search(person, worldId, q, page);
    }

    @Operation(operationId = "followTurn", summary = "Replays a turn after an event and follows it to its end")
    @ApiResponse(
        responseCode = "200",
        description = "The events of the turn, until turn.finished",
        content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))
    )
    @Access(AccessRule.OWNER_OF_TURN)
    @GetMapping("/turns/{id}/events")
    void follow(
        Caller.Person person,
        @PathVariable TurnId id,
        @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
        @RequestParam(required = false) @Nullable Integer after,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        var turn = turns.require(person, id);
        var heard = after == null ? number(lastEventId) : after;
        if (!turn.running() && heard >= turn.lastEventId()) {
            TurnStream.writeNothing(response);
            return;
        }
        try (var open = allowances.stream(person.id()); var follower = turns.follow(person, turn)) {
            open.follow();
            // A number beyond the last event would never reach the end, so it is reduced.
            var from = Math.clamp(heard, 0, turn.lastEventId());
            stream.write(follower, from, right(person, id, request), response);
        }
    }

    @Operation(operationId = "stopTurn", summary = "Stops a turn; what it said so far is kept")
    @Access(AccessRule.OWNER_OF_TURN)
    @PostMapping("/turns/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void stop(Caller.Person person, @PathVariable TurnId id) {
        turns.stop(person, id);
    }

    @Operation(
        operationId = "chatAllowance",
        summary = "How much the person may talk with agents, and how much of it is used"
    )
    @Access(AccessRule.SIGNED_IN)
    @GetMapping("/allowance")
    AllowanceView allowance(Caller.Person person) {
        return allowances.of(person.id());
    }

    /** Names the turn in a header before its first event, so that a queued turn can be stopped and found again. */
    private void write(Follower follower, ReadingRight right, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_LOCATION, "/api/chat/turns/" + follower.turn() + "/events");
        stream.write(follower, right, response);
    }

    private ReadingRight right(Caller.Person person, TurnId turn, HttpServletRequest request) {
        return () ->
            callers.callerOf(request) instanceof Caller.Person now &&
            now.id().equals(person.id()) &&
            rights.mayRead(person, turn);
    }

    private static int number(@Nullable String lastEventId) {
        if (lastEventId == null) {
            return 0;
        }
        try {
            return Integer.parseInt(lastEventId);
        } catch (NumberFormatException e) {
            throw ProblemException.validation("Last-Event-ID", "must be the number of an event");
        }
    }
}
