package app.deepscifi.simulator.model.wish;

import java.util.Optional;

/** The grammatical person and tense of a passage. */
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

    /** The voice that a message asks for; each part is optional. */
    public record Asked(Optional<Person> person, Optional<Tense> tense) {
        /** The requested voice, completed from another one. */
        public Voice or(Voice other) {
            return new Voice(person.orElse(other.person()), tense.orElse(other.tense()));
        }

        public Asked or(Asked other) {
            return new Asked(person.or(other::person), tense.or(other::tense));
        }
    }
}
