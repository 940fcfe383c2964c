package app.deepscifi.api.chat.follow;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.chat.follow.feed.TurnFeed;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalTextTests {

    private final UUID sender = UUID.randomUUID();
    private final UUID reader = UUID.randomUUID();

    @Test
    void others_read_what_was_sent_and_the_sender_does_not() {
        var signals = List.<Signal>of(
            new Signal.Stored(TurnId.random()),
            new Signal.Followed(TurnId.random()),
            new Signal.StopRequested(TurnId.random()),
            new Signal.PersonChanged(UserId.random()),
            new Signal.WorldChanged(WorldId.random()),
            new Signal.QueueChanged()
        );

        var messages = SignalText.messages(sender, signals);

        assertThat(messages).hasSize(1);
        assertThat(SignalText.read(reader, messages.getFirst())).isEqualTo(signals);
        assertThat(SignalText.read(sender, messages.getFirst())).isEmpty();
    }

    @Test
    void many_signals_take_as_many_messages_as_they_need() {
        var signals = Stream.generate(() -> (Signal) new Signal.Stored(TurnId.random()))
            .limit(500)
            .toList();

        var messages = SignalText.messages(sender, signals);

        assertThat(messages)
            .hasSize(3)
            .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(TurnFeed.MAX_LENGTH));
        assertThat(messages.stream().flatMap(it -> SignalText.read(reader, it).stream())).isEqualTo(signals);
    }

    @Test
    void unknown_signals_of_another_release_are_ignored() {
        assertThat(SignalText.read(reader, sender + " new ! >x ?y queue")).containsExactly(new Signal.QueueChanged());
        assertThat(SignalText.read(reader, "")).isEmpty();
    }
}
