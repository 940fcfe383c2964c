package app.deepscifi.api.platform.problems;

/**
 * One field of a request that can't be taken.
 *
 * @param field   its JSON path, such as {@code canon.elements.ark.kind}, or the name of a parameter or header
 * @param message what would do
 */
public record FieldError(String field, String message) {}
