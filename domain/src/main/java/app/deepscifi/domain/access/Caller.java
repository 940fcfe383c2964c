package app.deepscifi.domain.access;

import app.deepscifi.domain.UserId;

/** The caller of an operation. */
public sealed interface Caller {
    /** Nobody is signed in. */
    record SignedOut() implements Caller {}

    /** Somebody with an account. */
    record Person(UserId id, String displayName) implements Caller {}
}
