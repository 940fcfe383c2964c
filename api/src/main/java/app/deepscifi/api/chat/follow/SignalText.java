package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.follow.feed.TurnFeed;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The format of messages: the id of the sending instance, then the signals, separated by spaces. */
final class SignalText {

    private static final String QUEUE_CHANGED = "queue";
    private static final char STORED = '>';
    private static final char FOLLOWED = '+';
    private static final char STOP_REQUESTED = '!';
    private static final char PERSON_CHANGED = '@';
    private static final char WORLD_CHANGED = '#';

    private static final Logger log = LoggerFactory.getLogger(SignalText.class);

    private SignalText() {}

    /** The smallest number of messages that holds all signals. */
    static List<String> messages(UUID sender, Collection<Signal> signals) {
        var messages = new ArrayList<String>();
        var message = new StringBuilder(sender.toString());
        for (var signal : signals) {
            var text = text(signal);
            if (message.length() + 1 + text.length() > TurnFeed.MAX_LENGTH) {
                messages.add(message.toString());
                message = new StringBuilder(sender.toString());
            }
            message.append(' ').append(text);
        }
        messages.add(message.toString());
        return messages;
    }

    /** The signals of another instance; empty if this instance sent the message, or it has another format. */
    static List<Signal> read(UUID reader, String message) {
        var words = message.split(" ");
        if (words[0].equals(reader.toString())) {
            return List.of();
        }
        return Stream.of(words).skip(1).flatMap(SignalText::signal).toList();
    }

    private static String text(Signal signal) {
        return switch (signal) {
            case Signal.Stored(var turn) -> STORED + turn.toString();
            case Signal.Followed(var turn) -> FOLLOWED + turn.toString();
            case Signal.StopRequested(var turn) -> STOP_REQUESTED + turn.toString();
            case Signal.PersonChanged(var person) -> PERSON_CHANGED + person.toString();
            case Signal.WorldChanged(var world) -> WORLD_CHANGED + world.toString();
            case Signal.QueueChanged() -> QUEUE_CHANGED;
        };
    }

    /** Ignores unknown signals, because another release may run during an upgrade. */
    private static Stream<Signal> signal(String text) {
        try {
            if (text.equals(QUEUE_CHANGED)) {
                return Stream.of(new Signal.QueueChanged());
            }
            var id = UUID.fromString(text.substring(1));
            switch (text.charAt(0)) {
                case STORED -> {
                    return Stream.of(new Signal.Stored(new TurnId(id)));
                }
                case FOLLOWED -> {
                    return Stream.of(new Signal.Followed(new TurnId(id)));
                }
                case STOP_REQUESTED -> {
                    return Stream.of(new Signal.StopRequested(new TurnId(id)));
                }
                case PERSON_CHANGED -> {
                    return Stream.of(new Signal.PersonChanged(new UserId(id)));
                }
                case WORLD_CHANGED -> {
                    return Stream.of(new Signal.WorldChanged(new WorldId(id)));
                }
                default -> log.debug("Not a signal of this release: {}", text);
            }
        } catch (RuntimeException malformed) {
            log.debug("Not a signal: {}", text, malformed);
        }
        return Stream.empty();
    }
}
