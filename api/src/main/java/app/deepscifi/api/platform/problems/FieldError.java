package app.deepscifi.api.platform.problems;

/**
 * One invalid field of a request.
 *
 * @param field   its JSON path, such as {@code canon.elements.ark.kind}, or the name of a parameter or header
 * @param message says which value would be valid
 */
public record FieldError(String field, String message) {}
