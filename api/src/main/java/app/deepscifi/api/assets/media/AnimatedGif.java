package app.deepscifi.api.assets.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;

/** Decodes and encodes each frame of a GIF. Comments, texts and all else that is neither frame nor timing is left out. */
final class AnimatedGif {

    private static final int MAX_FRAMES = 1_000;
    private static final long MAX_PIXELS_OF_ALL_FRAMES = 100_000_000;

    private static final String FRAME = "javax_imageio_gif_image_1.0";
    private static final Set<String> KEPT = Set.of("ImageDescriptor", "GraphicControlExtension");
    /** Identifier and code of the extension by which a GIF says how often it is played. */
    private static final String LOOP = "NETSCAPE";
    private static final String LOOP_CODE = "2.0";
    private static final byte[] FOR_EVER = { 1, 0, 0 };

    private AnimatedGif() {}

    /** Of the whole; a frame may be smaller. */
    static int width(byte[] bytes) {
        return number(bytes, 6);
    }

    static int height(byte[] bytes) {
        return number(bytes, 8);
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    /**
     * @param most bytes of the copy
     * @throws UnusableFileException where it has too many frames, or its copy would be larger
     */
    static byte[] copy(ImageReader reader, long most) throws IOException, UnusableFileException {
        var frames = reader.getNumImages(true);
        requireDecodable(reader, frames);
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(reader.getStreamMetadata());
            for (var frame = 0; frame < frames; frame++) {
                write(reader, frame, writer, frames > 1 && frame == 0);
                output.flushBefore(output.getStreamPosition());
                if (bytes.size() > most) {
                    throw new UnusableFileException(
                        "This GIF file is too large without its compression: make it smaller."
                    );
                }
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void requireDecodable(ImageReader reader, int frames) throws IOException, UnusableFileException {
        if (frames > MAX_FRAMES) {
            throw new UnusableFileException(
                "The animation has %,d frames: at most %,d are possible.".formatted(frames, MAX_FRAMES)
            );
        }
        var pixels = 0L;
        for (var frame = 0; frame < frames; frame++) {
            pixels += (long) reader.getWidth(frame) * reader.getHeight(frame);
        }
        if (pixels > MAX_PIXELS_OF_ALL_FRAMES) {
            throw new UnusableFileException(
                "All frames together have %,d pixels: at most %,d are possible.".formatted(
                    pixels,
                    MAX_PIXELS_OF_ALL_FRAMES
                )
            );
        }
    }

    private static void write(ImageReader reader, int frame, ImageWriter writer, boolean loops) throws IOException {
        var image = reader.read(frame);
        var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        metadata.mergeTree(FRAME, timing(reader.getImageMetadata(frame), loops));
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
    }

    /** Place, delay and disposal of a frame. */
    private static Node timing(IIOMetadata metadata, boolean loops) {
        var kept = metadata.getAsTree(FRAME);
        for (Node child = kept.getFirstChild(); child != null; ) {
            var next = child.getNextSibling();
            if (!KEPT.contains(child.getNodeName())) {
                kept.removeChild(child);
            }
            child = next;
        }
        if (loops) {
            var extension = new IIOMetadataNode("ApplicationExtension");
            extension.setAttribute("applicationID", LOOP);
            extension.setAttribute("authenticationCode", LOOP_CODE);
            extension.setUserObject(FOR_EVER);
            var extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(extension);
            kept.appendChild(extensions);
        }
        return kept;
    }
}
