package app.deepscifi.domain.canon;

import java.util.List;

/** The canon is not any more what the changes were made against, at these addresses. */
public final class ChangeConflict extends RuntimeException {

    private final transient List<Address> addresses;

    public ChangeConflict(List<Address> addresses) {
        super("The canon has moved on at " + addresses);
        this.addresses = List.copyOf(addresses);
    }

    public List<Address> addresses() {
        return addresses;
    }
}
