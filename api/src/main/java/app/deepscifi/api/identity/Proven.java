package app.deepscifi.api.identity;

/**
 * Somebody has proved that an account is theirs.
 *
 * @param passwordHash what their password was compared with: once it is another, the proof is worth nothing
 */
record Proven(Account account, String passwordHash) {
    @Override
    public String toString() {
        return "Proven[" + account.id() + "]";
    }
}
