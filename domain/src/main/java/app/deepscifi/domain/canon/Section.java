package app.deepscifi.domain.canon;

/** The parts of a canon. A collection holds entries by slug, any other part is one entry by itself. */
public enum Section {
    PREMISE("premise", Entry.Premise.class, false),
    SETTING("setting", Entry.Setting.class, false),
    CALENDAR("calendar", Entry.Calendar.class, false),
    TONES("tones", Entry.Tones.class, false),
    THEMES("themes", Entry.Themes.class, false),
    RULES("rules", Entry.Rule.class, true),
    ELEMENTS("elements", Entry.Element.class, true),
    TIMELINE("timeline", Entry.Event.class, true),
    CONSTRAINTS("constraints", Entry.Constraint.class, true),
    QUESTIONS("questions", Entry.Question.class, true);

    private final String field;
    private final Class<? extends Entry> entryType;
    private final boolean collection;

    Section(String field, Class<? extends Entry> entryType, boolean collection) {
        this.field = field;
        this.entryType = entryType;
        this.collection = collection;
    }

    /** The name of this part in the JSON document and in addresses. */
    public String field() {
        return field;
    }

    public Class<? extends Entry> entryType() {
        return entryType;
    }

    public boolean isCollection() {
        return collection;
    }
}
