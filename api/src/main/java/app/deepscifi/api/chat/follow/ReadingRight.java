package app.deepscifi.api.chat.follow;

/** The right that a person needs as long as they follow a turn. */
@FunctionalInterface
public interface ReadingRight {
    /**
     * Checks now whether the session is valid, the turn exists, and its person may talk in its world.
     *
     * @throws org.springframework.dao.DataAccessException if the database can't be asked
     */
    boolean holds();
}
