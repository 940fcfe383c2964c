package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.CallArguments;
import app.deepscifi.api.agents.runtime.direct.model.Model.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Joins the pieces of calls. A piece names its call by an index, an id, both or neither. Some servers give every call the
 * same index, or every piece a new id. The name of a call may come late.
 */
final class CallPieces {

    private static final String UNNAMED = "unknown";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<String> tools;
    private final Consumer<Event> events;
    private final Oddities oddities;
    private final List<Call> calls = new ArrayList<>();

    /** @param tools the names of the tools in the request */
    CallPieces(Set<String> tools, Consumer<Event> events, Oddities oddities) {
        this.oddities = oddities;
        this.tools = tools;
        this.events = events;
    }

    /** Reads the pieces of one frame. */
    void read(List<JsonNode> pieces) {
        var named = new HashSet<Call>();
        for (var piece : pieces) {
            var function = piece.path("function").isObject() ? piece.path("function") : piece;
            var name = Raw.word(function.path("name"));
            var arguments = arguments(function.path("arguments"));
            var call = call(Raw.word(piece.path("index")), Raw.word(piece.path("id")), name, named);
            if (!name.isEmpty()) {
                named.add(call);
            }
            call.take(name, arguments);
        }
    }

    /** Starts the calls that have no name as well, so that the model gets an error for them. */
    void end() {
        calls.forEach(Call::end);
    }

    private String arguments(JsonNode arguments) {
        if (arguments.isNull() || arguments.isMissingNode()) {
            return "";
        }
        if (arguments.isString()) {
            return arguments.asString();
        }
        oddities.seen("sends arguments of calls as objects");
        return JSON.writeValueAsString(arguments);
    }

    private Call call(String index, String id, String name, Set<Call> named) {
        var known = known(index, id);
        if (index.isEmpty()) {
            oddities.seen("sends calls without an index");
        }
        if (known == null || (!name.isEmpty() && named.contains(known)) || known.isAnother(id, name)) {
            known = new Call(calls.size(), index, id);
            calls.add(known);
        }
        return known;
    }

    private @Nullable Call known(String index, String id) {
        return calls
            .reversed()
            .stream()
            .filter(call -> !id.isEmpty() && call.id.equals(id) && (index.isEmpty() || call.index.equals(index)))
            .findFirst()
            .or(() ->
                calls
                    .reversed()
                    .stream()
                    .filter(call -> index.isEmpty() || call.index.equals(index))
                    .findFirst()
            )
            .orElse(null);
    }

    private final class Call {

        private final long number;
        private final String index;
        private final String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
        private boolean started;

        Call(long number, String index, String id) {
            this.number = number;
            this.index = index;
            this.id = id;
        }

        /** Whether a piece with this id and name begins another call, although it has the index of this one. */
        boolean isAnother(String givenId, String givenName) {
            if (givenName.isEmpty() || name.isEmpty()) {
                return false;
            }
            if (!givenId.isEmpty() && !id.isEmpty()) {
                return !givenId.equals(id);
            }
            return givenName.equals(name) ? isComplete() : tools.contains(name) || isComplete();
        }

        private boolean isComplete() {
            var given = new CallArguments();
            given.add(arguments.toString());
            return given.areComplete();
        }

        void take(String given, String piece) {
            if (!given.isEmpty() && !started && !given.equals(name)) {
                name += given;
            }
            // Some servers repeat the whole arguments at the end.
            if (!piece.isEmpty() && !(piece.contentEquals(arguments) && isComplete())) {
                arguments.append(piece);
                if (started) {
                    events.accept(new Event.CallArguments(number, piece));
                }
            }
            if (!started && !name.isEmpty() && (tools.contains(name) || !arguments.isEmpty())) {
                start(name);
            }
        }

        private void start(String tool) {
            started = true;
            events.accept(new Event.CallStarted(number, tool));
            if (!arguments.isEmpty()) {
                events.accept(new Event.CallArguments(number, arguments.toString()));
            }
        }

        void end() {
            if (!started) {
                start(name.isEmpty() ? UNNAMED : name);
            }
        }
    }
}
