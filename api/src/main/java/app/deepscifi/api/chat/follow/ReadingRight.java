package app.deepscifi.api.chat.follow;

/** The right that a person needs as long as they follow a turn. */
@FunctionalInterface
public interface ReadingRight {
    /**
     * Asks now: whether the session has not ended, the turn is there, and its person may talk in its world.
     *
     * @throws org.springframework.dao.DataAccessException if the database can't be asked
     */
    boolean holds();
}
