package app.deepscifi.domain.time;

/** The meaning of a text in a calendar. */
public sealed interface Reading {
    record Dated(CalendarDate date) implements Reading {}

    /**
     * It has the form of a date that the calendar does not have.
     *
     * @param reason what is wrong, as the end of a sentence
     */
    record Outside(String reason) implements Reading {}

    /** It is no date, such as "long ago". */
    record NoDate() implements Reading {}
}
