package app.deepscifi.simulator.model.words;

/** Shortens texts. */
public final class Texts {

    private Texts() {}

    /** At most the first {@code length} code points of a text. */
    public static String cut(String text, int length) {
        var points = text.codePoints().limit(length).toArray();
        return new String(points, 0, points.length);
    }
}
