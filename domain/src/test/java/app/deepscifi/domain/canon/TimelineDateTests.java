package app.deepscifi.domain.canon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineDateTests {

    @Test
    void dates_come_in_their_order_before_the_epoch_and_beyond_32_bits() throws IOException {
        var dates = dates();
        var timeline = new TreeMap<Slug, Entry.Event>();
        // Slugs in the opposite order.
        IntStream.range(0, dates.size()).forEach(i -> timeline.put(slug(dates.size() - i), event(dates.get(i))));

        assertThat(TimelineDate.inOrder(timeline).values())
            .extracting(Entry.Event::when)
            .containsExactlyElementsOf(dates);
    }

    @Test
    void texts_that_are_no_dates_come_after_all_dates() {
        var timeline = Map.of(slug(1), event("Long ago"), slug(2), event("2391"), slug(3), event("-7"));

        assertThat(TimelineDate.inOrder(timeline).values())
            .extracting(Entry.Event::when)
            .containsExactly("-7", "2391", "Long ago");
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
        }
    )
    void a_text_that_is_no_date_is_not_parsed(String when) {
        assertThat(TimelineDate.parse(when)).isEmpty();
    }

    @Test
    void years_before_the_epoch_are_the_same_however_they_are_written() {
        assertThat(TimelineDate.parse("44 BCE"))
            .isEqualTo(TimelineDate.parse("-44"))
            .isEqualTo(TimelineDate.parse("44 bc"));
    }

    /** The site's test reads the same file. */
    private static List<String> dates() throws IOException {
        try (var file = Objects.requireNonNull(TimelineDateTests.class.getResourceAsStream("/timeline-order.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Slug slug(int number) {
        return new Slug("event-%03d".formatted(number));
    }

    private static Entry.Event event(String when) {
        return Canons.event(when, "Something", List.of());
    }
}
