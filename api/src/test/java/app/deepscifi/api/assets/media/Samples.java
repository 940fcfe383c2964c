package app.deepscifi.api.assets.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files as people have them, and as attackers make them. */
final class Samples {

    private Samples() {}

    /** Red at the left, blue at the right; where it is transparent, the right half is. */
    static BufferedImage picture(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? 0xFFFF0000 : image.getColorModel().hasAlpha() ? 0 : 0xFF0000FF);
            }
        }
        return image;
    }

    static byte[] file(String format, int width, int height) throws IOException {
        return file(format, picture(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] file(String format, BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A JPEG of a camera that was held on its side, with a place and a date in its EXIF data. */
    static byte[] photo(int width, int height, int orientation) throws IOException {
        var jpeg = file("jpeg", width, height);
        var tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 20);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(8)
            .putShort((short) 2);
        tiff.putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0);
        tiff.putShort((short) 0x010F)
            .putShort((short) 2)
            .putInt(20)
            .putInt(38);
        tiff.putInt(0).put("SECRETCAMERA 47.37N\0".getBytes(StandardCharsets.ISO_8859_1));
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(0xE1);
        var length = 2 + 6 + tiff.capacity();
        out.write(length >> 8);
        out.write(length);
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(tiff.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A PNG of so many pixels in a few bytes. */
    static byte[] bomb(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        var png = new DataOutputStream(out);
        png.write(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 });
        chunk(
            png,
            "IHDR",
            ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] { 1, 0, 0, 0, 0 })
                .array()
        );
        var data = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(data, new Deflater(9))) {
            var row = new byte[width / 8 + 1];
            for (var y = 0; y < height; y++) {
                deflate.write(row);
            }
        }
        chunk(png, "IDAT", data.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) crc.getValue());
    }

    /** An animation with a comment in it. */
    static byte[] animation(int frames, String comment) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (var frame = 0; frame < frames; frame++) {
                var image = picture(20 + frame, 10, BufferedImage.TYPE_INT_RGB);
                var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
                var root = new IIOMetadataNode("javax_imageio_gif_image_1.0");
                var control = new IIOMetadataNode("GraphicControlExtension");
                control.setAttribute("disposalMethod", "restoreToBackgroundColor");
                control.setAttribute("userInputFlag", "FALSE");
                control.setAttribute("transparentColorFlag", "FALSE");
                control.setAttribute("delayTime", Integer.toString(7 + frame));
                control.setAttribute("transparentColorIndex", "0");
                root.appendChild(control);
                var comments = new IIOMetadataNode("CommentExtensions");
                var text = new IIOMetadataNode("CommentExtension");
                text.setAttribute("value", comment);
                comments.appendChild(text);
                root.appendChild(comments);
                metadata.mergeTree("javax_imageio_gif_image_1.0", root);
                writer.writeToSequence(new IIOImage(image, null, metadata), null);
            }
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    /** Frames of silence, behind a tag with a name. */
    static byte[] mp3(int frames) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("ID3\4\0\0\0\0\0\12SECRETNAME".getBytes(StandardCharsets.ISO_8859_1));
        for (var i = 0; i < frames; i++) {
            // MPEG 1, layer III, 128 kbit/s, 44,100 Hz.
            var frame = Arrays.copyOf(new byte[] { (byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0 }, 417);
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }

    static byte[] wav() {
        return "RIFF\44\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\104\254\0\0\210\130\1\0\2\0\20\0data\0\0\0\0".getBytes(
            StandardCharsets.ISO_8859_1
        );
    }

    static byte[] ogg() {
        return "OggS\0\2\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\1\23OpusHead\1\2".getBytes(
            StandardCharsets.ISO_8859_1
        );
    }

    static byte[] joined(byte[] one, byte[] two) {
        var both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
