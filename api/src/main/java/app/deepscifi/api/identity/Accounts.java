package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Looks people up, for the other capabilities. */
public interface Accounts {
    /** In whichever case the email is written. */
    Optional<Account> byEmail(String email);

    Optional<Account> byId(UserId id);

    /** The display names of those who have an account. */
    Map<UserId, String> namesOf(Collection<UserId> ids);
}
