package app.deepscifi.simulator.model.wish;

import java.util.List;

/** One thing that a person asks for. The agents can do what has a record here, and nothing else. */
public sealed interface Wish {
    /**
     * A change of what is true, in a world or on cards.
     *
     * <p>Which card or entry is meant stays in the words of the person: only the answering agent knows what there is.
     */
    sealed interface Change extends Wish {}

    record AddRule(String statement, String where) implements Change {}

    /** "No FTL": a rule that there is no such thing. */
    record Without(String thing, String where) implements Change {}

    record Forbid(String thing) implements Change {}

    /** @param about what is said of it, as it was said; may be empty */
    record AddElement(String kind, String name, String about) implements Change {}

    record AddEvent(String when, String title) implements Change {}

    record ChangePremise(String text) implements Change {}

    record Drop(String what) implements Change {}

    record Rename(String what, String name) implements Change {}

    record SetYear(String what, int year) implements Change {}

    record Feel(String what, Mood mood) implements Change {}

    /** @param name empty where it is left to the agent */
    record MakeWorlds(String idea, String name) implements Wish {}

    /** One word to begin with, such as "whales": too little for a world. */
    record Beginning(String word) implements Wish {}

    /** Pasted notes, word for word. */
    record Notes(String name, String premise, List<String> rules, List<Named> elements) implements Wish {
        public record Named(String kind, String name, String about) {}
    }

    /** @param firmly "I take the second", not only "the second": then what else is said is about the world to be made */
    record Choose(String which, boolean firmly) implements Wish {}

    record OtherCards() implements Wish {}

    record AboutCards(List<Integer> cards) implements Wish {}

    record WhichCard(String thing) implements Wish {}

    /** @param part a section of canon, or a kind of elements */
    record AskCards(List<Integer> cards, String part) implements Wish {}

    record ListWorlds() implements Wish {}

    record Remember(String text) implements Wish {}

    record Recollect() implements Wish {}

    /** What canon says of somebody or something. */
    record AskAbout(String what) implements Wish {}

    record AskWhen(String what) implements Wish {}

    /**
     * What happened at a time, or to somebody.
     *
     * @param what a year, an event, or whom it happened to; empty for all that happened
     */
    record AskHappened(Relation relation, String what) implements Wish {
        public enum Relation {
            TO,
            IN,
            BEFORE,
            AFTER,
        }
    }

    record AskWhether(String thing) implements Wish {}

    /** @param kind a kind of elements, or a section of canon */
    record AskList(String kind, boolean count) implements Wish {}

    record AskWorld(Part part) implements Wish {
        public enum Part {
            YEAR,
            PREMISE,
            TONES,
            SETTING,
            NAME,
        }
    }

    /** A passage of a story. */
    sealed interface Passage extends Wish {}

    /** @param title the person's sentence, without what it says of person and tense; empty where it is left to the agent */
    record Tell(String title, Voice.Asked voice) implements Passage {}

    /** @param with what happens next; may be empty */
    record Continue(String with, Voice.Asked voice) implements Passage {}

    record Branch(String with, Voice.Asked voice) implements Passage {}

    record Suggest() implements Wish {}

    record Talk(SmallTalk kind) implements Wish {}

    /** All else. */
    record Unclear(String part) implements Wish {}
}
