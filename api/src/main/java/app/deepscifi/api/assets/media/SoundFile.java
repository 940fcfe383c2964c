package app.deepscifi.api.assets.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Recognises sounds by their bytes. They are not decoded; tags of MP3 files are cut off. */
final class SoundFile {

    private static final int ID3_HEADER = 10;
    private static final int ID3V1 = 128;
    private static final int OGG_HEADER = 28;
    private static final List<String> CODECS = List.of("\u0001vorbis", "OpusHead", "\u007fFLAC", "Speex   ");

    private SoundFile() {}

    /**
     * @return the bytes to be kept
     * @throws UnusableFileException where they don't begin as files of this format do
     */
    static byte[] checked(FileFormat format, byte[] bytes) throws UnusableFileException {
        var kept = format == FileFormat.MP3 ? withoutTags(bytes) : bytes;
        var right = switch (format) {
            case MP3 -> isMp3(kept);
            case OGG -> isOgg(kept);
            case WAV -> has(kept, 0, "RIFF") && has(kept, 8, "WAVEfmt ");
            default -> false;
        };
        if (!right) {
            throw new UnusableFileException("This is no " + format + " file, whatever its name says.");
        }
        return kept;
    }

    /** ID3v2 stands before the sound, ID3v1 behind it. */
    private static byte[] withoutTags(byte[] bytes) {
        var from = 0;
        while (has(bytes, from, "ID3") && bytes.length >= from + ID3_HEADER) {
            var size = 0;
            for (var i = 6; i < ID3_HEADER; i++) {
                size = (size << 7) | (bytes[from + i] & 0x7F);
            }
            from = Math.min(bytes.length, from + ID3_HEADER + size);
        }
        var to = has(bytes, bytes.length - ID3V1, "TAG") ? bytes.length - ID3V1 : bytes.length;
        return Arrays.copyOfRange(bytes, Math.min(from, to), to);
    }

    /** A frame of layer III, and another one where it ends. */
    private static boolean isMp3(byte[] bytes) {
        var first = Mp3Frame.at(bytes, 0);
        return first > 0 && (first == bytes.length || Mp3Frame.at(bytes, first) > 0);
    }

    /** The first page, with the name of a codec that is for sound. */
    private static boolean isOgg(byte[] bytes) {
        return has(bytes, 0, "OggS\0") && CODECS.stream().anyMatch(codec -> has(bytes, OGG_HEADER, codec));
    }

    static boolean has(byte[] bytes, int at, String text) {
        var expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return (
            at >= 0 &&
            bytes.length >= at + expected.length &&
            Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length)
        );
    }
}
