package app.deepscifi.api.assets.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.api.assets.media.Prepared.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class PreparedTests {

    private static final long MOST = 10_000_000;
    private static final byte[] SCRIPT = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_picture_is_encoded_again_and_gets_a_small_version() throws Exception {
        var picture = picture(FileFormat.PNG, Samples.file("png", 3_000, 1_000));

        assertThat(List.of(picture.width(), picture.height())).containsExactly(2_560, 853);
        assertThat(picture.file().format()).isEqualTo(FileFormat.PNG);
        assertThat(decoded(picture.file())).satisfies(it -> {
            assertThat(List.of(it.getWidth(), it.getHeight())).containsExactly(2_560, 853);
            assertThat(it.getRGB(10, 10)).isEqualTo(0xFFFF0000);
            assertThat(it.getRGB(2_550, 850)).isEqualTo(0xFF0000FF);
        });
        assertThat(picture.thumbnail().format()).isEqualTo(FileFormat.JPEG);
        assertThat(decoded(picture.thumbnail()).getWidth()).isEqualTo(640);
    }

    @Test
    void a_small_picture_keeps_every_pixel() throws Exception {
        var image = Samples.picture(31, 17, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0xFF123456);

        var copy = decoded(picture(FileFormat.PNG, Samples.file("png", image)).file());

        assertThat(copy.getRGB(3, 4)).isEqualTo(0xFF123456);
        assertThat(copy.getRGB(2, 4)).isEqualTo(0xFFFF0000);
    }

    @Test
    void what_is_transparent_stays_so() throws Exception {
        var image = Samples.picture(1_000, 10, BufferedImage.TYPE_INT_ARGB);

        var picture = picture(FileFormat.PNG, Samples.file("png", image));

        assertThat(picture.thumbnail().format()).isEqualTo(FileFormat.PNG);
        var small = decoded(picture.thumbnail());
        assertThat(small.getRGB(10, 3)).isEqualTo(0xFFFF0000);
        assertThat(small.getRGB(630, 3) >>> 24).isZero();
    }

    @Test
    void a_photo_loses_its_metadata_and_stands_upright() throws Exception {
        var photo = Samples.photo(40, 20, 6);
        assertThat(text(photo)).contains("SECRETCAMERA");

        var picture = picture(FileFormat.JPEG, photo);

        assertThat(text(picture.file().bytes())).doesNotContain("SECRETCAMERA", "Exif");
        assertThat(text(picture.thumbnail().bytes())).doesNotContain("SECRETCAMERA", "Exif");
        assertThat(List.of(picture.width(), picture.height())).containsExactly(20, 40);
        // The left side of the photo is the top of the picture.
        assertThat(new java.awt.Color(decoded(picture.file()).getRGB(10, 2)).getRed()).isGreaterThan(200);
        assertThat(new java.awt.Color(decoded(picture.file()).getRGB(10, 37)).getBlue()).isGreaterThan(200);
    }

    @Test
    void an_animation_goes_on_moving_and_says_nothing_else() throws Exception {
        var gif = Samples.animation(3, "SECRET COMMENT");
        assertThat(text(gif)).contains("SECRET COMMENT");

        var picture = picture(FileFormat.GIF, Samples.joined(gif, SCRIPT));

        assertThat(picture.file().format()).isEqualTo(FileFormat.GIF);
        assertThat(text(picture.file().bytes())).doesNotContain("SECRET COMMENT", "<script>").contains("NETSCAPE2.0");
        assertThat(delays(picture.file().bytes())).containsExactly("7", "8", "9");
        assertThat(picture.thumbnail().format()).isEqualTo(FileFormat.JPEG);
    }

    @Test
    void a_webp_becomes_a_jpeg() throws Exception {
        // One red pixel.
        var webp = java.util.Base64.getDecoder().decode(
            "UklGRkAAAABXRUJQVlA4IDQAAADwAQCdASoBAAEAAQAcJaACdLoB+AAETAAA/vW4f/6aR40jxpHxcP/ugT90CfugT/3NoAAA"
        );

        var picture = picture(FileFormat.WEBP, webp);

        assertThat(List.of(picture.width(), picture.height())).containsExactly(1, 1);
        assertThat(picture.file().format()).isEqualTo(FileFormat.JPEG);
    }

    @Test
    void a_bomb_is_refused_by_its_header() throws Exception {
        var bomb = Samples.bomb(20_000, 20_000);
        assertThat(bomb.length).isLessThan(60_000);

        refused(FileFormat.PNG, bomb).contains("20,000 × 20,000", "40,000,000");
    }

    @Test
    void bytes_of_another_format_are_refused() throws Exception {
        var page = "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        for (var format : FileFormat.values()) {
            refused(format, page).contains("no " + format + " file");
        }
        refused(FileFormat.PNG, Samples.file("jpeg", 4, 4)).contains("no PNG file");
        refused(
            FileFormat.MP3,
            Samples.joined("ID3\4\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), page)
        ).contains("no MP3 file");
        refused(FileFormat.PNG, java.util.Arrays.copyOf(Samples.file("png", 40, 40), 60)).contains("can't be decoded");
    }

    @Test
    void nothing_that_stands_behind_a_picture_is_kept() throws Exception {
        for (var format : List.of(FileFormat.PNG, FileFormat.JPEG)) {
            var polyglot = Samples.joined(
                Samples.file(format.name().toLowerCase(java.util.Locale.ROOT), 20, 20),
                SCRIPT
            );

            assertThat(text(picture(format, polyglot).file().bytes())).doesNotContain("<script>");
        }
    }

    @Test
    void a_jpeg_that_is_drawn_over_and_over_is_refused() throws Exception {
        var jpeg = Samples.file("jpeg", 8, 8);
        var scans = new byte[202];
        for (var i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }

        refused(FileFormat.JPEG, Samples.joined(jpeg, scans)).contains("too many scans");
    }

    @Test
    void sounds_are_known_by_their_bytes_and_lose_their_tags() throws Exception {
        assertThat(sound(FileFormat.WAV, Samples.wav())).isEqualTo(Samples.wav());
        assertThat(sound(FileFormat.OGG, Samples.ogg())).isEqualTo(Samples.ogg());
        assertThat(text(sound(FileFormat.MP3, Samples.mp3(3))))
            .hasSize(3 * 417)
            .doesNotContain("SECRETNAME");
    }

    @Test
    void a_file_that_would_grow_too_large_is_refused() throws Exception {
        var picture = Samples.file("png", Samples.picture(200, 200, BufferedImage.TYPE_INT_ARGB));

        assertThatExceptionOfType(UnusableFileException.class)
            .isThrownBy(() -> Prepared.of(FileFormat.PNG, picture, 100))
            .withMessageContaining("too large");
    }

    private static Picture picture(FileFormat format, byte[] bytes) throws UnusableFileException {
        return (Picture) Prepared.of(format, bytes, MOST);
    }

    private static byte[] sound(FileFormat format, byte[] bytes) throws UnusableFileException {
        return Prepared.of(format, bytes, MOST).file().bytes();
    }

    private static AbstractStringAssert<?> refused(FileFormat format, byte[] bytes) {
        try {
            Prepared.of(format, bytes, MOST);
        } catch (UnusableFileException refused) {
            return assertThat(String.valueOf(refused.getMessage()));
        }
        throw new AssertionError(format + " was taken");
    }

    private static BufferedImage decoded(Prepared.Version version) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(version.bytes()));
    }

    private static List<String> delays(byte[] gif) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        var delays = new ArrayList<String>();
        for (var frame = 0; frame < reader.getNumImages(true); frame++) {
            var root = (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
            var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
            delays.add(control.getAttribute("delayTime"));
        }
        return delays;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
