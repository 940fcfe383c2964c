package app.deepscifi.api.assets.drawing;

/**
 * Writes SVG from numbers and constants. It accepts no text of people, so such text influences the picture only through
 * numbers.
 */
final class Svg {

    private final StringBuilder out = new StringBuilder(16_384);

    /** @param attributes constants of the program, such as {@code fill="none"} */
    Svg circle(double x, double y, double radius, String attributes) {
        out.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>".formatted(n(x), n(y), n(radius), attributes));
        return this;
    }

    Svg ellipse(double x, double y, double rx, double ry, double turn, String attributes) {
        out.append(
            "<ellipse rx=\"%s\" ry=\"%s\" transform=\"translate(%s %s) rotate(%s)\" %s/>".formatted(
                n(rx),
                n(ry),
                n(x),
                n(y),
                n(turn),
                attributes
            )
        );
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String attributes) {
        return path("M" + n(x1) + " " + n(y1) + "L" + n(x2) + " " + n(y2), attributes);
    }

    Svg path(CharSequence data, String attributes) {
        out.append("<path d=\"").append(data).append("\" ").append(attributes).append("/>");
        return this;
    }

    Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    /** The number with one decimal, which is precise enough. */
    static String n(double value) {
        var tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
