package app.deepscifi.api.assets.media;

/** One row of a picture that is scaled down: each pixel is the mean of those that it stands for. */
final class MeanRow {

    private final int width;
    private final double step;
    private final double[] alpha;
    private final double[] red;
    private final double[] green;
    private final double[] blue;
    private double area;

    /** @param sourceWidth of the rows that are added; not less than the own one */
    MeanRow(int width, int sourceWidth) {
        this.width = width;
        this.step = (double) sourceWidth / width;
        alpha = new double[width];
        red = new double[width];
        green = new double[width];
        blue = new double[width];
    }

    /** @param weight the part of the row that counts, up to 1 */
    void add(int[] argb, double weight) {
        area += weight * step;
        for (var x = 0; x < width; x++) {
            var left = x * step;
            var right = left + step;
            for (var from = (int) left; from < Math.min(argb.length, right); from++) {
                var pixel = argb[from];
                // The colour of transparent pixels doesn't count.
                var opaque = weight * (Math.min(from + 1.0, right) - Math.max(from, left)) * (pixel >>> 24);
                alpha[x] += opaque;
                red[x] += opaque * ((pixel >> 16) & 0xFF);
                green[x] += opaque * ((pixel >> 8) & 0xFF);
                blue[x] += opaque * (pixel & 0xFF);
            }
        }
    }

    void writeTo(int[] argb, int from) {
        for (var x = 0; x < width; x++) {
            argb[from + x] = alpha[x] == 0 ? 0 : pixel(x);
        }
    }

    private int pixel(int x) {
        var opacity = (int) Math.min(255, Math.round(alpha[x] / area));
        return (opacity << 24) | (mean(red, x) << 16) | (mean(green, x) << 8) | mean(blue, x);
    }

    private int mean(double[] color, int x) {
        return (int) Math.min(255, Math.round(color[x] / alpha[x]));
    }
}
