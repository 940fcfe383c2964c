package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import java.util.Optional;

/** Looks people up, for the other capabilities. */
public interface Accounts {
    /** The account of this email, in upper or lower case. */
    Optional<Account> byEmail(String email);

    Optional<Account> byId(UserId id);
}
