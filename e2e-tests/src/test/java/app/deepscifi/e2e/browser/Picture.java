package app.deepscifi.e2e.browser;

import static java.awt.image.BufferedImage.TYPE_BYTE_INDEXED;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;

/** A picture of a part of a page. */
final class Picture {

    /** Steps, of 255, by which red, green and blue of similar colours may differ. */
    private static final int SIMILAR = 4;
    private static final int RED = 0xff0000;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    static Picture of(byte[] png) {
        try {
            var read = ImageIO.read(new ByteArrayInputStream(png));
            var image = new BufferedImage(read.getWidth(), read.getHeight(), TYPE_INT_RGB);
            image.createGraphics().drawImage(read, 0, 0, null);
            return new Picture(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Picture read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a PNG of half the usual size: a colour becomes a more frequent one that is {@link #SIMILAR}. */
    void write(Path file) {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var compressed = writer.getDefaultWriteParam();
        compressed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        compressed.setCompressionQuality(0);
        try {
            Files.createDirectories(file.getParent());
            try (var output = new FileImageOutputStream(file.toFile())) {
                writer.setOutput(output);
                writer.write(null, new IIOImage(withFewColours(), null, null), compressed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    Size size() {
        return new Size(image.getWidth(), image.getHeight());
    }

    /**
     * Pixels that differ, as far as both pictures reach. A pixel is the same if red, green and blue lie each within the range that
     * the other picture has there and one pixel around, or are similar to an end of it; and the other way round.
     */
    List<Pixel> differencesFrom(Picture other) {
        var width = Math.min(size().width(), other.size().width());
        var height = Math.min(size().height(), other.size().height());
        return IntStream.range(0, height)
            .boxed()
            .flatMap(y -> IntStream.range(0, width).mapToObj(x -> new Pixel(x, y)))
            .filter(pixel -> !areSimilar(at(pixel), other.at(pixel)))
            .filter(pixel -> !other.allows(pixel, at(pixel)) || !allows(pixel, other.at(pixel)))
            .toList();
    }

    /** This picture, darker, with some of its pixels in red. */
    Picture marking(List<Pixel> pixels) {
        var marked = new BufferedImage(image.getWidth(), image.getHeight(), TYPE_INT_RGB);
        var darker = IntStream.of(colours())
            .map(colour -> (colour >> 2) & 0x3f3f3f)
            .toArray();
        marked.setRGB(0, 0, image.getWidth(), image.getHeight(), darker, 0, image.getWidth());
        pixels.forEach(pixel -> marked.setRGB(pixel.x(), pixel.y(), RED));
        return new Picture(marked);
    }

    private boolean allows(Pixel pixel, int colour) {
        var near = new ArrayList<Integer>();
        for (var y = Math.max(0, pixel.y() - 1); y <= Math.min(image.getHeight() - 1, pixel.y() + 1); y++) {
            for (var x = Math.max(0, pixel.x() - 1); x <= Math.min(image.getWidth() - 1, pixel.x() + 1); x++) {
                near.add(image.getRGB(x, y));
            }
        }
        return IntStream.of(0, 8, 16).allMatch(shift -> {
            var range = near
                .stream()
                .mapToInt(other -> (other >> shift) & 0xff)
                .summaryStatistics();
            var part = (colour >> shift) & 0xff;
            return range.getMin() - SIMILAR <= part && part <= range.getMax() + SIMILAR;
        });
    }

    private int at(Pixel pixel) {
        return image.getRGB(pixel.x(), pixel.y());
    }

    private BufferedImage withFewColours() {
        var all = colours();
        var kept = new LinkedHashSet<Integer>();
        var replacements = new HashMap<Integer, Integer>();
        for (var colour : byFrequency(all)) {
            var similar = kept
                .stream()
                .filter(other -> areSimilar(colour, other))
                .findFirst()
                .orElse(colour);
            kept.add(similar);
            replacements.put(colour, similar);
        }
        var palette = kept.stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(image.getWidth(), image.getHeight(), TYPE_BYTE_INDEXED, model);
        var few = IntStream.of(all).map(replacements::get).toArray();
        indexed.setRGB(0, 0, image.getWidth(), image.getHeight(), few, 0, image.getWidth());
        return indexed;
    }

    private static List<Integer> byFrequency(int[] colours) {
        return IntStream.of(colours)
            .boxed()
            .collect(Collectors.groupingBy(colour -> colour, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    }

    private static boolean areSimilar(int one, int other) {
        return IntStream.of(0, 8, 16).allMatch(
            shift -> Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)) <= SIMILAR
        );
    }

    private int[] colours() {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** A place, in pixels from the top left corner. */
    record Pixel(int x, int y) {}

    /** In pixels. */
    record Size(int width, int height) {
        @Override
        public String toString() {
            return width + " × " + height;
        }
    }
}
