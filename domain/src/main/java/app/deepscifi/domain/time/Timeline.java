package app.deepscifi.domain.time;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a world that have a date: its events, and the elements that began or ended. */
public final class Timeline {

    /**
     * One bar of the timeline.
     *
     * @param from null for an element of which only the end is said
     * @param to   null where no end is said
     */
    public record Span(Address address, String title, @Nullable When from, @Nullable When to, List<Slug> elements) {
        /** Where it stands in the timeline; empty where no date of it can be read. */
        Optional<CalendarDate> place() {
            return Stream.of(Optional.ofNullable(from), Optional.ofNullable(to))
                .flatMap(Optional::stream)
                .flatMap(when -> Stream.ofNullable(when.date()))
                .findFirst();
        }
    }

    /**
     * @param text as it was written
     * @param date null where that is no date of the calendar
     */
    public record When(String text, @Nullable CalendarDate date) {}

    private static final Comparator<Span> ORDER = Comparator.comparing(
        (Span span) -> span.place().orElse(null),
        Comparator.nullsLast(Comparator.<CalendarDate>naturalOrder())
    ).thenComparing(Span::address);

    private final Reckoning reckoning;

    private Timeline(Reckoning reckoning) {
        this.reckoning = reckoning;
    }

    /** In the order of their dates, then of their addresses; those without a date come last. */
    public static List<Span> of(Canon canon) {
        var timeline = new Timeline(Reckoning.of(canon.calendar()));
        var spans = new ArrayList<Span>();
        canon.timeline().forEach((slug, event) -> spans.add(timeline.span(slug, event)));
        canon.elements().forEach((slug, element) -> {
            if (element.began() != null || element.ended() != null) {
                spans.add(timeline.span(slug, element));
            }
        });
        spans.sort(ORDER);
        return List.copyOf(spans);
    }

    private Span span(Slug slug, Event event) {
        return new Span(
            new Address(Section.TIMELINE, slug),
            event.title(),
            when(event.when()),
            when(event.end()),
            event.elements()
        );
    }

    private Span span(Slug slug, Element element) {
        return new Span(
            new Address(Section.ELEMENTS, slug),
            element.name(),
            when(element.began()),
            when(element.ended()),
            List.of(slug)
        );
    }

    private @Nullable When when(@Nullable String text) {
        return text == null ? null : new When(text, reckoning.parse(text).orElse(null));
    }
}
