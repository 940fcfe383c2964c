package app.deepscifi.e2e.browser;

import static java.awt.image.BufferedImage.TYPE_BYTE_INDEXED;

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

    private final Size size;
    /** As 0xRRGGBB, row by row. */
    private final int[] colours;

    private Picture(Size size, int[] colours) {
        this.size = size;
        this.colours = colours;
    }

    static Picture of(byte[] png) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            var size = new Size(image.getWidth(), image.getHeight());
            var colours = image.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
            return new Picture(
                size,
                IntStream.of(colours)
                    .map(colour -> colour & 0xffffff)
                    .toArray()
            );
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
        return size;
    }

    /**
     * Pixels that differ, as far as both pictures reach. A pixel is the same if red, green and blue lie each within the range that
     * the other picture has there and one pixel around, or are similar to an end of it; and the other way round.
     */
    List<Pixel> differencesFrom(Picture other) {
        var found = new ArrayList<Pixel>();
        for (var y = 0; y < Math.min(size.height(), other.size.height()); y++) {
            for (var x = 0; x < Math.min(size.width(), other.size.width()); x++) {
                // The same colour is within the range, and most pixels have it.
                if (at(x, y) != other.at(x, y) && !(allows(x, y, other.at(x, y)) && other.allows(x, y, at(x, y)))) {
                    found.add(new Pixel(x, y));
                }
            }
        }
        return found;
    }

    /** This picture, darker, with some of its pixels in red. */
    Picture marking(List<Pixel> pixels) {
        var marked = IntStream.of(colours)
            .map(colour -> (colour >> 2) & 0x3f3f3f)
            .toArray();
        pixels.forEach(pixel -> marked[pixel.y() * size.width() + pixel.x()] = RED);
        return new Picture(size, marked);
    }

    private boolean allows(int x, int y, int colour) {
        for (var shift = 0; shift <= 16; shift += 8) {
            var least = 255;
            var most = 0;
            for (var nearY = Math.max(0, y - 1); nearY <= Math.min(size.height() - 1, y + 1); nearY++) {
                for (var nearX = Math.max(0, x - 1); nearX <= Math.min(size.width() - 1, x + 1); nearX++) {
                    var part = part(at(nearX, nearY), shift);
                    least = Math.min(least, part);
                    most = Math.max(most, part);
                }
            }
            if (part(colour, shift) < least - SIMILAR || part(colour, shift) > most + SIMILAR) {
                return false;
            }
        }
        return true;
    }

    private int at(int x, int y) {
        return colours[y * size.width() + x];
    }

    private BufferedImage withFewColours() {
        var kept = new LinkedHashSet<Integer>();
        var replacements = new HashMap<Integer, Integer>();
        for (var colour : coloursByFrequency()) {
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
        var image = new BufferedImage(size.width(), size.height(), TYPE_BYTE_INDEXED, model);
        var opaque = IntStream.of(colours)
            .map(colour -> 0xff000000 | replacements.getOrDefault(colour, colour))
            .toArray();
        image.setRGB(0, 0, size.width(), size.height(), opaque, 0, size.width());
        return image;
    }

    private List<Integer> coloursByFrequency() {
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
        return IntStream.of(0, 8, 16).allMatch(shift -> Math.abs(part(one, shift) - part(other, shift)) <= SIMILAR);
    }

    /** Blue, green or red, for a shift of 0, 8 or 16. */
    private static int part(int colour, int shift) {
        return (colour >> shift) & 0xff;
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
