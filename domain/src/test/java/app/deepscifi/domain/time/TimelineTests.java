package app.deepscifi.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTests {

    private static final Reckoning WITHOUT_CALENDAR = Reckoning.of(Calendar.NONE);

    @Test
    void dates_come_in_their_order_before_the_epoch_and_beyond_32_bits() throws IOException {
        var dates = dates();
        var events = new ArrayList<Entry.Event>();
        // Addresses in the opposite order.
        dates.reversed().forEach(date -> events.add(event(date)));

        assertThat(whens(events)).containsExactlyElementsOf(dates);
    }

    @Test
    void texts_that_are_no_dates_come_after_all_dates() {
        assertThat(whens(List.of(event("Long ago"), event("2391"), event("-7")))).containsExactly(
            "-7",
            "2391",
            "Long ago"
        );
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "Long ago",
            "3 days after the landing",
            "before 2391",
            "2391 or later",
            "-",
            "T+5",
            "2391-Spring",
            "1,23",
            "BCE",
            "",
        }
    )
    void a_text_that_is_no_date_is_not_parsed(String when) {
        assertThat(WITHOUT_CALENDAR.read(when)).isEqualTo(new Reading.NoDate());
    }

    @Test
    void years_before_the_epoch_are_the_same_however_they_are_written() {
        assertThat(WITHOUT_CALENDAR.parse("44 BCE"))
            .isPresent()
            .isEqualTo(WITHOUT_CALENDAR.parse("-44"))
            .isEqualTo(WITHOUT_CALENDAR.parse("44 bc"))
            .isEqualTo(WITHOUT_CALENDAR.parse("-44 BCE"));
        assertThat(WITHOUT_CALENDAR.parse("0 CE")).isPresent().isEqualTo(WITHOUT_CALENDAR.parse("0"));
    }

    @Test
    void lives_stand_at_their_beginning_or_if_that_is_not_known_at_their_end() {
        var canon = Canon.EMPTY.apply(
            List.of(
                added("/elements/ana", life("2300", "2391")),
                added("/elements/ben", life(null, "2310-02")),
                added("/elements/cem", life("once", null)),
                added("/elements/dot", life(null, null)),
                added("/timeline/landing", event("2305"))
            )
        );

        var timeline = Timeline.of(canon);

        assertThat(timeline)
            .extracting(span -> span.address().toString())
            .containsExactly("/elements/ana", "/timeline/landing", "/elements/ben", "/elements/cem");
        var ana = timeline.getFirst();
        assertThat(ana.title()).isEqualTo("Somebody");
        assertThat(ana.elements()).hasToString("[ana]");
        assertThat(ana.to()).isEqualTo(new Timeline.When("2391", WITHOUT_CALENDAR.parse("2391").orElseThrow()));
        assertThat(timeline.getLast().from()).isEqualTo(new Timeline.When("once", null));
    }

    private static List<String> whens(List<Entry.Event> events) {
        var changes = new ArrayList<Change>();
        events.forEach(event -> changes.add(added("/timeline/event-%03d".formatted(changes.size()), event)));
        return Timeline.of(Canon.EMPTY.apply(changes))
            .stream()
            .map(span -> Objects.requireNonNull(span.from()).text())
            .toList();
    }

    private static List<String> dates() throws IOException {
        try (var file = Objects.requireNonNull(TimelineTests.class.getResourceAsStream("/timeline-order.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Change added(String address, Entry entry) {
        return new Change(Address.parse(address), null, entry);
    }

    private static Element life(@Nullable String began, @Nullable String ended) {
        Map<String, Object> said = new HashMap<>(
            Map.of("kind", Element.Kind.CHARACTER, "name", "Somebody", "summary", "A person.")
        );
        if (began != null) {
            said.put("began", began);
        }
        if (ended != null) {
            said.put("ended", ended);
        }
        return Canons.make(Element.class, said);
    }

    private static Entry.Event event(String when) {
        return Canons.event(when, "Something", List.of());
    }
}
