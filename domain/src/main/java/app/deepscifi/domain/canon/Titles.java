package app.deepscifi.domain.canon;

/** What people call an entry. */
public final class Titles {

    private Titles() {}

    /** Its name or title; where it has none, its statement, or the name of its section. */
    public static String of(Address address, Entry entry) {
        return switch (entry) {
            case Entry.Element element -> element.name();
            case Entry.Event event -> event.title();
            case Entry.Rule rule -> rule.statement();
            case Entry.Constraint constraint -> constraint.statement();
            case Entry.Question question -> question.text();
            case Entry.Premise _, Entry.Setting _, Entry.Calendar _, Entry.Tones _, Entry.Themes _ -> address
                .section()
                .field();
        };
    }
}
