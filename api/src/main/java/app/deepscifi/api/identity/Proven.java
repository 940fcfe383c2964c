package app.deepscifi.api.identity;

/**
 * Proof that a person owns an account.
 *
 * @param passwordHash the hash that was compared; if it changes, the proof is void
 */
record Proven(Account account, String passwordHash) {
    @Override
    public String toString() {
        return "Proven[" + account.id() + "]";
    }
}
