package app.deepscifi.simulator.model.words;

/** Texts within their bounds. */
public final class Texts {

    private Texts() {}

    /** The first characters of a text; one that takes two units stays whole. */
    public static String cut(String text, int length) {
        var points = text.codePoints().limit(length).toArray();
        return new String(points, 0, points.length);
    }
}
