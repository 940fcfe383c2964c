package app.deepscifi.api.worlds.timeline;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import app.deepscifi.domain.time.CalendarDate;
import app.deepscifi.domain.time.Reckoning;
import app.deepscifi.domain.time.Timeline;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of a world. Days are numbers: 0 is the first day of year 1.
 *
 * @param items in the order of their dates; after them those that have none
 * @param eras  in the order of the calendar
 */
@Schema(name = "Timeline")
record TimelineView(int version, List<Item> items, List<EraSpan> eras) {
    enum Kind {
        EVENT,
        LIFE,
    }

    /**
     * An event, or an element from its beginning to its end.
     *
     * @param from     null for a life of which only the end is said
     * @param to       null where no end is said
     * @param elements those that had a part in it
     */
    @Schema(name = "TimelineItem")
    record Item(
        Kind kind,
        Address address,
        String title,
        @Nullable Moment from,
        @Nullable Moment to,
        List<Slug> elements
    ) {}

    /**
     * @param text as it was written
     * @param date null where that is no date of the calendar
     */
    @Schema(name = "TimelineMoment")
    record Moment(String text, @Nullable DateView date) {}

    /**
     * @param text     as the calendar prints it
     * @param firstDay null where it has no first day, as the years before all others
     * @param lastDay  included; null where it has no last day
     */
    @Schema(name = "TimelineDate")
    record DateView(
        String text,
        CalendarDate.Precision precision,
        @Nullable BigInteger firstDay,
        @Nullable BigInteger lastDay,
        @Nullable String weekday
    ) {}

    /** The days of an era; a null has the same meaning as in a date. */
    @Schema(name = "TimelineEra")
    record EraSpan(String name, @Nullable BigInteger firstDay, @Nullable BigInteger lastDay) {}

    static TimelineView of(int version, Canon canon) {
        var reckoning = Reckoning.of(canon.calendar());
        return new TimelineView(
            version,
            Timeline.of(canon)
                .stream()
                .map(span -> item(span, reckoning))
                .toList(),
            canon
                .calendar()
                .eras()
                .stream()
                .map(era -> {
                    var days = reckoning.parse(era.label()).orElseThrow().days();
                    return new EraSpan(era.name(), days.first(), days.last());
                })
                .toList()
        );
    }

    private static Item item(Timeline.Span span, Reckoning reckoning) {
        return new Item(
            span.address().section() == Section.TIMELINE ? Kind.EVENT : Kind.LIFE,
            span.address(),
            span.title(),
            moment(span.from(), reckoning),
            moment(span.to(), reckoning),
            span.elements()
        );
    }

    private static @Nullable Moment moment(Timeline.@Nullable When when, Reckoning reckoning) {
        if (when == null) {
            return null;
        }
        var date = when.date();
        return new Moment(when.text(), date == null ? null : view(date, reckoning));
    }

    private static DateView view(CalendarDate date, Reckoning reckoning) {
        return new DateView(
            reckoning.print(date),
            date.precision(),
            date.days().first(),
            date.days().last(),
            reckoning.weekday(date).orElse(null)
        );
    }
}
