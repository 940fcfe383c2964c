package app.deepscifi.api.assets.media;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/**
 * Rows of a decoded picture in sRGB, converted a few at a time. {@link java.awt.Graphics2D} is not used: it wants libraries for
 * fonts, which the image of the service does not have.
 */
final class ImageRows implements Pixels.Rows {

    private static final int ROWS_AT_ONCE = 64;

    private final BufferedImage image;
    private final boolean isConverted;
    private final ColorConvertOp conversion = new ColorConvertOp(null);
    private final int[] row;
    private BufferedImage strip;
    private int top = -ROWS_AT_ONCE;

    ImageRows(BufferedImage image) {
        this.image = image;
        this.strip = image;
        this.row = new int[image.getWidth()];
        var colors = image.getColorModel().getColorSpace();
        isConverted = !colors.isCS_sRGB() && colors.getType() != ColorSpace.TYPE_GRAY;
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public int[] row(int y) {
        if (!isConverted) {
            return image.getRGB(0, y, width(), 1, row, 0, width());
        }
        if (y < top || y >= top + ROWS_AT_ONCE) {
            top = y;
            strip = inSrgb(image.getSubimage(0, y, width(), Math.min(ROWS_AT_ONCE, height() - y)));
        }
        return strip.getRGB(0, y - top, width(), 1, row, 0, width());
    }

    private BufferedImage inSrgb(BufferedImage part) {
        var type = part.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return conversion.filter(part, new BufferedImage(part.getWidth(), part.getHeight(), type));
    }
}
