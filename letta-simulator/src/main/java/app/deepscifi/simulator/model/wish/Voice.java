package app.deepscifi.simulator.model.wish;

import java.util.Optional;

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

    /** What somebody asks for of it. */
    public record Asked(Optional<Person> person, Optional<Tense> tense) {
        /** The voice where what was not asked for is as in the other. */
        public Voice or(Voice other) {
            return new Voice(person.orElse(other.person()), tense.orElse(other.tense()));
        }

        public Asked or(Asked other) {
            return new Asked(person.or(other::person), tense.or(other::tense));
        }
    }
}
