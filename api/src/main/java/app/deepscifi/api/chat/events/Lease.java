package app.deepscifi.api.chat.events;

/**
 * The lease that an instance holds on a turn while it runs it. {@code TurnStore.begin}
 * takes it, {@code TurnStore.takeOver} takes over an expired one. Each write of the turn renews it. Once it has expired, another
 * instance may take the turn over, and the first one can't write to it any more.
 */
public final class Lease {

    /** Its length, as SQL. Together with the time until other instances notice its expiry, it is less than 15 s. */
    public static final String LENGTH = "interval '8 seconds'";

    private Lease() {}
}
