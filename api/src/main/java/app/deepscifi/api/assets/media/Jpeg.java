package app.deepscifi.api.assets.media;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Facts of a JPEG file apart from its pixels. */
final class Jpeg {

    private static final int UPRIGHT = 1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int PROGRESSIVE = 0xC2;

    private Jpeg() {}

    /** Counts at least the scans: a small preview inside the file may have one too. */
    static int scans(byte[] bytes) {
        return markers(bytes, START_OF_SCAN);
    }

    static boolean isProgressive(byte[] bytes) {
        return markers(bytes, PROGRESSIVE) > 0;
    }

    /** In compressed data 0xFF is followed by 0, so a marker can't occur there. */
    private static int markers(byte[] bytes, int marker) {
        var count = 0;
        for (var i = 1; i < bytes.length; i++) {
            if (bytes[i] == (byte) marker && bytes[i - 1] == (byte) 0xFF) {
                count++;
            }
        }
        return count;
    }

    /** @return how the camera was held, from 1 to 8, as EXIF numbers it; 1 where nothing says so */
    static int orientation(byte[] bytes) {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            for (var segment : JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif")) {
                var data = segment.data();
                // A padding byte stands before the TIFF structure, whose offsets count from its own begin.
                data.skipNBytes(1);
                try (var exif = new MemoryCacheImageInputStream(data)) {
                    var entry = new TIFFReader().read(exif).getEntryById(TIFF.TAG_ORIENTATION);
                    if (entry != null && entry.getValue() instanceof Number number) {
                        return Math.clamp(number.intValue(), UPRIGHT, 8);
                    }
                }
            }
        } catch (IOException | RuntimeException malformed) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }
}
