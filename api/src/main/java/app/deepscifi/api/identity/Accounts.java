package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import java.util.Optional;

/** Looks people up, for the other capabilities. */
public interface Accounts {
    /** In whichever case the email is written. */
    Optional<Account> byEmail(String email);

    Optional<Account> byId(UserId id);
}
