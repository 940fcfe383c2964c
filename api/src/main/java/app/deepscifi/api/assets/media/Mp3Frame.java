package app.deepscifi.api.assets.media;

/** The header of a frame of MPEG layer III: four bytes. */
final class Mp3Frame {

    private static final int HEADER = 4;
    private static final int[] KBITS_1 = { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 };
    private static final int[] KBITS_2 = { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 };
    private static final int[] HERTZ = { 44_100, 48_000, 32_000 };

    private Mp3Frame() {}

    /** @return where the frame that begins here ends; -1 where none begins */
    static int at(byte[] bytes, int at) {
        if (bytes.length < at + HEADER || (bytes[at] & 0xFF) != 0xFF || (bytes[at + 1] & 0xE6) != 0xE2) {
            return -1;
        }
        var version = (bytes[at + 1] >> 3) & 3;
        var bitrate = (bytes[at + 2] >> 4) & 0xF;
        var rate = (bytes[at + 2] >> 2) & 3;
        if (version == 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return -1;
        }
        var isVersion1 = version == 3;
        var hertz = HERTZ[rate] / (isVersion1 ? 1 : version == 2 ? 2 : 4);
        var bits = (isVersion1 ? KBITS_1 : KBITS_2)[bitrate] * 1000;
        var padding = (bytes[at + 2] >> 1) & 1;
        return at + ((isVersion1 ? 144 : 72) * bits) / hertz + padding;
    }
}
