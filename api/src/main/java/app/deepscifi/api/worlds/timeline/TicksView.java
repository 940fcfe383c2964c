package app.deepscifi.api.worlds.timeline;

import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.time.Axis;
import app.deepscifi.domain.time.Reckoning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** The dates to write at an axis of days, all of one precision, in their order. */
@Schema(name = "TimelineTicks")
record TicksView(List<Tick> items) {
    /**
     * @param day  the first day of the date
     * @param text the date as the calendar prints it
     */
    @Schema(name = "TimelineTick")
    record Tick(BigInteger day, String text) {}

    static TicksView of(Calendar calendar, BigInteger from, BigInteger to, int limit) {
        var reckoning = Reckoning.of(calendar);
        return new TicksView(
            Axis.ticks(reckoning, from, to, limit)
                .stream()
                .map(date -> new Tick(Objects.requireNonNull(date.days().first()), reckoning.print(date)))
                .toList()
        );
    }
}
