package app.deepscifi.api.assets.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels in sRGB, one int each, row by row. */
@SuppressWarnings("ArrayRecordComponent") // They are handed on, never compared.
record Pixels(int width, int height, int[] argb) {
    private static final float QUALITY = 0.88f;

    /** The rows of a picture, from the top. */
    interface Rows {
        int width();

        int height();

        /** The pixels of a row, valid until the next call. */
        int[] row(int y);
    }

    /** Scales down so that no edge is longer. Smaller pictures stay as they are. */
    static Pixels within(int edge, Rows rows) {
        var longest = Math.max(rows.width(), rows.height());
        var scale = Math.min(1, (double) edge / longest);
        var width = (int) Math.max(1, Math.round(rows.width() * scale));
        var height = (int) Math.max(1, Math.round(rows.height() * scale));
        var argb = new int[width * height];
        for (var y = 0; y < height; y++) {
            var mean = new MeanRow(width, rows.width());
            var top = ((double) y * rows.height()) / height;
            var bottom = ((y + 1.0) * rows.height()) / height;
            for (var from = (int) top; from < Math.min(rows.height(), bottom); from++) {
                mean.add(rows.row(from), Math.min(from + 1.0, bottom) - Math.max(from, top));
            }
            mean.writeTo(argb, y * width);
        }
        return new Pixels(width, height, argb);
    }

    Pixels within(int edge) {
        return Math.max(width, height) <= edge ? this : within(edge, new OwnRows(this));
    }

    private record OwnRows(Pixels pixels) implements Rows {
        @Override
        public int width() {
            return pixels.width;
        }

        @Override
        public int height() {
            return pixels.height;
        }

        @Override
        public int[] row(int y) {
            return Arrays.copyOfRange(pixels.argb, y * pixels.width, (y + 1) * pixels.width);
        }
    }

    boolean isTransparent() {
        for (var pixel : argb) {
            if (pixel >>> 24 != 0xFF) {
                return true;
            }
        }
        return false;
    }

    /** @param orientation by which EXIF says how the camera was held, 1 to 8 */
    Pixels turned(int orientation) {
        if (orientation == 1) {
            return this;
        }
        var onItsSide = orientation >= 5;
        var newWidth = onItsSide ? height : width;
        var newHeight = onItsSide ? width : height;
        var turned = new int[argb.length];
        for (var y = 0; y < newHeight; y++) {
            for (var x = 0; x < newWidth; x++) {
                var from = switch (orientation) {
                    case 2 -> y * width + (width - 1 - x);
                    case 3 -> (height - 1 - y) * width + (width - 1 - x);
                    case 4 -> (height - 1 - y) * width + x;
                    case 5 -> x * width + y;
                    case 6 -> (height - 1 - x) * width + y;
                    case 7 -> (height - 1 - x) * width + (width - 1 - y);
                    default -> x * width + (width - 1 - y);
                };
                turned[y * newWidth + x] = argb[from];
            }
        }
        return new Pixels(newWidth, newHeight, turned);
    }

    byte[] png() throws IOException {
        return written("png", BufferedImage.TYPE_INT_ARGB);
    }

    byte[] jpeg() throws IOException {
        return written("jpeg", BufferedImage.TYPE_INT_RGB);
    }

    private byte[] written(String format, int type) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image(type), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private BufferedImage image(int type) {
        var image = new BufferedImage(width, height, type);
        System.arraycopy(argb, 0, ((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0, argb.length);
        return image;
    }
}
