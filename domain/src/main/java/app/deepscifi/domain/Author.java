package app.deepscifi.domain;

/**
 * The author of something: a person, or an agent for a person.
 *
 * @param person the person, or the one the agent acted for
 */
public record Author(Kind kind, UserId person) {
    public enum Kind {
        PERSON,
        AGENT,
    }

    public static Author person(UserId id) {
        return new Author(Kind.PERSON, id);
    }

    public static Author agentFor(UserId id) {
        return new Author(Kind.AGENT, id);
    }
}
