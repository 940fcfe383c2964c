package app.deepscifi.e2e.client;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Files as people have them, and as attackers make them. */
public final class SampleFiles {

    public static final byte[] PAGE = text("<!doctype html><script>alert(document.domain)</script>");

    private SampleFiles() {}

    public static byte[] png(int width, int height) {
        return picture("png", width, height);
    }

    private static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(
                    x,
                    y,
                    new Color(255 - (200 * y) / height, 136 - (80 * y) / height, (120 * y) / height).getRGB()
                );
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A GIF that is a script too, where somebody runs it. */
    public static byte[] polyglot() {
        return joined(gif(), text("=1;alert(document.domain)//"));
    }

    /** A JPEG whose EXIF data names a camera and a place. */
    public static byte[] photo() {
        var exif = text("Exif\0\0MM\0*\0\0\0\10\0\1\1\17\0\2\0\0\0\24\0\0\0\32\0\0\0\0SECRETCAMERA 47.37N\0");
        return jpegWith(0xFFE1, exif);
    }

    /** A JPEG whose colors are those of a profile of its own, which have to be converted. */
    public static byte[] profiled() {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        return jpegWith(0xFFE2, joined(text("ICC_PROFILE\0\1\1"), profile));
    }

    private static byte[] jpegWith(int marker, byte[] data) {
        var jpeg = picture("jpeg", 40, 20);
        var segment = ByteBuffer.allocate(4 + data.length)
            .putShort((short) marker)
            .putShort((short) (2 + data.length))
            .put(data);
        return joined(joined(Arrays.copyOf(jpeg, 2), segment.array()), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] gif() {
        return picture("gif", 8, 8);
    }

    /** One red pixel. */
    public static byte[] webp() {
        return Base64.getDecoder().decode(
            "UklGRkAAAABXRUJQVlA4IDQAAADwAQCdASoBAAEAAQAcJaACdLoB+AAETAAA/vW4f/6aR40jxpHxcP/ugT90CfugT/3NoAAA"
        );
    }

    /** 10 kB that say that they are 400 million pixels. */
    public static byte[] bomb() {
        var bytes = new ByteArrayOutputStream();
        try (var png = new DataOutputStream(bytes)) {
            png.write(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 });
            chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                    .putInt(20_000)
                    .putInt(20_000)
                    .put((byte) 1)
                    .array()
            );
            var rows = new ByteArrayOutputStream();
            try (var deflate = new DeflaterOutputStream(rows)) {
                deflate.write(new byte[10_000_000]);
            }
            chunk(png, "IDAT", Arrays.copyOf(rows.toByteArray(), 9_900));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
        var checked = joined(text(type), data);
        var crc = new CRC32();
        crc.update(checked);
        png.writeInt(data.length);
        png.write(checked);
        png.writeInt((int) crc.getValue());
    }

    public static byte[] wav() {
        return text("RIFF\44\0\0\0WAVEfmt \20\0\0\0\1\0\1\0DD\0\0DD\0\0\2\0\20\0data\0\0\0\0");
    }

    private static byte[] joined(byte[] one, byte[] two) {
        var both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
