package app.deepscifi.domain;

/**
 * One thing wrong with what somebody gave us.
 *
 * @param path    where, such as {@code canon.elements.ark.name}; empty for the whole
 * @param message a sentence that says what would do
 */
public record Violation(String path, String message) {
    /** The same, seen from an object that holds it under this name. */
    public Violation within(String name) {
        if (name.isEmpty()) {
            return this;
        }
        var separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new Violation(name + separator + path, message);
    }
}
