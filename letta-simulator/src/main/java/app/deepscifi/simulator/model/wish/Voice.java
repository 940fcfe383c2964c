package app.deepscifi.simulator.model.wish;

/** In which person and tense a passage is told. */
public record Voice(Person person, Tense tense) {
    public static final Voice USUAL = new Voice(Person.THIRD, Tense.PAST);

    public enum Person {
        FIRST,
        SECOND,
        THIRD,
    }

    public enum Tense {
        PRESENT,
        PAST,
    }
}
