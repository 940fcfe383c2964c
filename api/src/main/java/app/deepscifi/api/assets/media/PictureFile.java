package app.deepscifi.api.assets.media;

import app.deepscifi.api.assets.media.Prepared.Picture;
import app.deepscifi.api.assets.media.Prepared.Version;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes pictures within limits, and encodes them again: nothing but pixels is left of the uploaded bytes. */
final class PictureFile {

    /** Longer edge of the version that is shown, in pixels. */
    static final int LONGEST_EDGE = 2560;
    static final int THUMBNAIL_EDGE = 640;

    static final int MAX_PIXELS = 40_000_000;
    /** Of pictures that the decoder holds whole in memory of its own. */
    static final int MAX_PIXELS_HELD = 12_500_000;
    /** Pixels of one picture take at most a quarter of the heap. Of a picture that would take more, some are left out. */
    private static final long MAX_BYTES_DECODED = Runtime.getRuntime().maxMemory() / 4;
    /** A progressive JPEG has about ten, and each is a pass over all pixels. */
    private static final int MAX_SCANS = 100;

    private final FileFormat format;
    private final byte[] bytes;

    private PictureFile(FileFormat format, byte[] bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    /** @see Prepared#of */
    static Picture prepare(FileFormat format, byte[] bytes, long most) throws UnusableFileException {
        return new PictureFile(format, bytes).prepare(most);
    }

    private Picture prepare(long most) throws UnusableFileException {
        var reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            if (!reader.getOriginatingProvider().canDecodeInput(input)) {
                throw new UnusableFileException("This is no " + format + " file, whatever its name says.");
            }
            // Only of an animation does other data matter than the pixels.
            reader.setInput(input, false, format != FileFormat.GIF);
            requireDecodable(reader.getWidth(0), reader.getHeight(0));
            return format == FileFormat.GIF ? gif(reader, most) : still(reader, most);
        } catch (IOException | RuntimeException broken) {
            // Decoders fail in many ways at bytes that are wrong.
            throw new UnusableFileException("This " + format + " file can't be decoded.", broken);
        } finally {
            reader.dispose();
        }
    }

    private void requireDecodable(int width, int height) throws UnusableFileException {
        var most = isHeldWhole() ? MAX_PIXELS_HELD : MAX_PIXELS;
        if ((long) width * height > most) {
            throw new UnusableFileException(
                "The picture has %,d × %,d pixels: at most %,d are possible.".formatted(width, height, most)
            );
        }
        if (format == FileFormat.JPEG && Jpeg.scans(bytes) > MAX_SCANS) {
            throw new UnusableFileException("This JPEG file has too many scans: save it again.");
        }
    }

    private boolean isHeldWhole() {
        return switch (format) {
            case WEBP, GIF -> true;
            case JPEG -> Jpeg.isProgressive(bytes);
            default -> false;
        };
    }

    private Picture gif(ImageReader reader, long most) throws IOException, UnusableFileException {
        var width = AnimatedGif.width(bytes);
        var height = AnimatedGif.height(bytes);
        requireDecodable(width, height);
        var thumbnail = small(Pixels.within(THUMBNAIL_EDGE, new ImageRows(reader.read(0))));
        return new Picture(new Version(FileFormat.GIF, AnimatedGif.copy(reader, most)), thumbnail, width, height);
    }

    private Picture still(ImageReader reader, long most) throws IOException, UnusableFileException {
        var pixels = Pixels.within(LONGEST_EDGE, new ImageRows(decoded(reader)));
        var shown = format == FileFormat.JPEG ? pixels.turned(Jpeg.orientation(bytes)) : pixels;
        return new Picture(encoded(shown, most), small(shown), shown.width(), shown.height());
    }

    private static BufferedImage decoded(ImageReader reader) throws IOException {
        var samples = reader.getImageTypes(0).next().getSampleModel();
        var bits = IntStream.of(samples.getSampleSize()).sum();
        var size = ((long) reader.getWidth(0) * reader.getHeight(0) * bits) / Byte.SIZE;
        var param = reader.getDefaultReadParam();
        var step = (int) Math.ceil(Math.sqrt((double) size / MAX_BYTES_DECODED));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    /** PNG where it was one or something is transparent, if that is not too large. */
    private Version encoded(Pixels pixels, long most) throws IOException, UnusableFileException {
        if (format == FileFormat.PNG || pixels.isTransparent()) {
            var png = pixels.png();
            if (png.length <= most) {
                return new Version(FileFormat.PNG, png);
            }
            if (pixels.isTransparent()) {
                throw new UnusableFileException("The picture is too large as a PNG file: make it smaller.");
            }
        }
        return new Version(FileFormat.JPEG, pixels.jpeg());
    }

    private static Version small(Pixels pixels) throws IOException {
        var small = pixels.within(THUMBNAIL_EDGE);
        return small.isTransparent()
            ? new Version(FileFormat.PNG, small.png())
            : new Version(FileFormat.JPEG, small.jpeg());
    }
}
