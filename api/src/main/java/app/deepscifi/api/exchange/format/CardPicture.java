package app.deepscifi.api.exchange.format;

import app.deepscifi.domain.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;

/** Reads the character card in a PNG picture: text chunks with the names {@code ccv3} and {@code chara}. */
public final class CardPicture {

    private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
    private static final int TYPE_LENGTH = 4;
    private static final int CHECKSUM_LENGTH = 4;

    private CardPicture() {}

    public static boolean isPng(byte[] file) {
        return (
            file.length >= SIGNATURE.length && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
        );
    }

    /**
     * The JSON of the card; of two cards, that of the newer format.
     *
     * @throws InvalidInput where the picture has no card, or its chunks are damaged
     */
    public static byte[] card(byte[] png) {
        var texts = new HashMap<String, String>();
        var rest = ByteBuffer.wrap(png, SIGNATURE.length, png.length - SIGNATURE.length);
        while (rest.hasRemaining()) {
            readChunk(rest, texts);
        }
        var card = texts.getOrDefault("ccv3", texts.get("chara"));
        if (card == null) {
            throw new InvalidInput("file", "is a picture without a character card");
        }
        try {
            return Base64.getDecoder().decode(card);
        } catch (IllegalArgumentException damaged) {
            throw new InvalidInput("file", "has a character card that is no Base64");
        }
    }

    private static void readChunk(ByteBuffer rest, HashMap<String, String> texts) {
        var at = rest.position();
        var length = rest.remaining() < Integer.BYTES ? -1 : rest.getInt();
        if (length < 0 || (long) length + TYPE_LENGTH + CHECKSUM_LENGTH > rest.remaining()) {
            throw new InvalidInput("file", "is a damaged PNG: the chunk at byte " + at + " is longer than the file");
        }
        var chunk = new byte[TYPE_LENGTH + length];
        rest.get(chunk).position(rest.position() + CHECKSUM_LENGTH);
        var content = new String(chunk, StandardCharsets.ISO_8859_1);
        var end = content.indexOf('\0', TYPE_LENGTH);
        if (content.startsWith("tEXt") && end > 0) {
            texts.put(content.substring(TYPE_LENGTH, end), content.substring(end + 1));
        }
    }
}
