package app.deepscifi.simulator.model.wish;

import java.util.List;

/** One thing that a person asks for. The agents support exactly the wishes that have a record here. */
public sealed interface Wish {
    /**
     * A change to a world or to cards.
     *
     * <p>The card or entry stays in the words of the person, because only the answering agent knows which ones exist.
     */
    sealed interface Change extends Wish {}

    record AddRule(String statement, String where) implements Change {}

    /** "No FTL": a rule that the thing does not exist. */
    record Without(String thing, String where) implements Change {}

    record Forbid(String thing) implements Change {}

    /** @param about the description in the person's words; may be empty */
    record AddElement(String kind, String name, String about) implements Change {}

    record AddEvent(String when, String title) implements Change {}

    record ChangePremise(String text) implements Change {}

    record Drop(String what) implements Change {}

    record Rename(String what, String name) implements Change {}

    record SetYear(String what, int year) implements Change {}

    record Feel(String what, Mood mood) implements Change {}

    /** @param name empty if the agent shall choose it */
    record MakeWorlds(String idea, String name) implements Wish {}

    /** A single word such as "whales": a beginning, but too little for a world. */
    record Beginning(String word) implements Wish {}

    /** Pasted notes, word for word. */
    record Notes(String name, String premise, List<String> rules, List<Named> elements) implements Wish {
        public record Named(String kind, String name, String about) {}
    }

    /**
     * @param firmly true for "I take the second", false for "the second"; if true, changes in the same message apply to
     * the chosen world
     */
    record Choose(String which, boolean firmly) implements Wish {}

    record OtherCards() implements Wish {}

    record AboutCards(List<Integer> cards) implements Wish {}

    record WhichCard(String thing) implements Wish {}

    /** @param part a section of canon, or a kind of elements */
    record AskCards(List<Integer> cards, String part) implements Wish {}

    record ListWorlds() implements Wish {}

    record Remember(String text) implements Wish {}

    record Recollect() implements Wish {}

    /** Asks what the canon says about somebody or something. */
    record AskAbout(String what) implements Wish {}

    record AskWhen(String what) implements Wish {}

    /**
     * Asks what happened at a time, or to somebody.
     *
     * @param what a year, an event, or a name; empty for all events
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

    /**
     * @param title the person's sentence without the words about person and tense; empty if the agent shall choose it
     */
    record Tell(String title, Voice.Asked voice) implements Passage {}

    /** @param with the next event; may be empty */
    record Continue(String with, Voice.Asked voice) implements Passage {}

    record Branch(String with, Voice.Asked voice) implements Passage {}

    record Suggest() implements Wish {}

    record Talk(SmallTalk kind) implements Wish {}

    /** Everything that no other wish describes. */
    record Unclear(String part) implements Wish {}
}
