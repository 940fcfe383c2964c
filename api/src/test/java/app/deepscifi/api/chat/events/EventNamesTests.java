package app.deepscifi.api.chat.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.turn.TurnEvent;
import org.junit.jupiter.api.Test;

class EventNamesTests {

    @Test
    void every_kind_of_event_has_a_name_of_its_own() {
        assertThat(TurnEventJson.NAMES.keySet()).containsExactlyInAnyOrder(eventTypes());
        assertThat(TurnEventJson.NAMES.values()).doesNotHaveDuplicates();
    }

    @SuppressWarnings("unchecked") // The permitted subclasses of TurnEvent are TurnEvents.
    private static Class<? extends TurnEvent>[] eventTypes() {
        return (Class<? extends TurnEvent>[]) TurnEvent.class.getPermittedSubclasses();
    }
}
