package app.deepscifi.api.assets.media;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats of files that people may upload. SVG is none of them: it is a program. */
public enum FileFormat {
    PNG("image/png", Kind.PICTURE, "png"),
    JPEG("image/jpeg", Kind.PICTURE, "jpg"),
    WEBP("image/webp", Kind.PICTURE, "webp"),
    GIF("image/gif", Kind.PICTURE, "gif"),
    MP3("audio/mpeg", Kind.SOUND, "mp3"),
    OGG("audio/ogg", Kind.SOUND, "ogg"),
    WAV("audio/wav", Kind.SOUND, "wav");

    public enum Kind {
        PICTURE,
        SOUND,
    }

    private final String contentType;
    private final Kind kind;
    private final String extension;

    FileFormat(String contentType, Kind kind, String extension) {
        this.contentType = contentType;
        this.kind = kind;
        this.extension = extension;
    }

    /** The format with this content type, which must be written as {@link #contentType()} gives it. */
    public static Optional<FileFormat> of(String contentType) {
        return Arrays.stream(values())
            .filter(format -> format.contentType.equals(contentType))
            .findFirst();
    }

    /** The format of a file that we gave its name. */
    public static FileFormat named(String fileName) {
        return Arrays.stream(values())
            .filter(format -> fileName.endsWith("." + format.extension))
            .findFirst()
            .orElseThrow();
    }

    /** All content types, for a message to a person. */
    public static String choices() {
        return Arrays.stream(values()).map(FileFormat::contentType).collect(Collectors.joining(", "));
    }

    public String contentType() {
        return contentType;
    }

    public Kind kind() {
        return kind;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }
}
