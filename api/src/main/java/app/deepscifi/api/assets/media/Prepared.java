package app.deepscifi.api.assets.media;

import org.jspecify.annotations.Nullable;

/** Versions of an uploaded file that may be shown. */
public sealed interface Prepared {
    /** @param bytes of a file in this format, without the metadata that the uploaded one had */
    @SuppressWarnings("ArrayRecordComponent") // It is handed on, never compared.
    record Version(FileFormat format, byte[] bytes) {}

    Version file();

    /** @return the small version; null where there is none */
    @Nullable
    Version thumbnail();

    /**
     * @param file   in pixels as wide and high as said
     * @param width  in pixels
     * @param height in pixels
     */
    record Picture(Version file, Version thumbnail, int width, int height) implements Prepared {}

    record Sound(Version file) implements Prepared {
        @Override
        public @Nullable Version thumbnail() {
            return null;
        }
    }

    /**
     * Checks the bytes of an uploaded file and makes its versions.
     *
     * @param most bytes that the main version may have
     * @throws UnusableFileException where the bytes are of another format, are broken, or take too much to decode
     */
    static Prepared of(FileFormat format, byte[] bytes, long most) throws UnusableFileException {
        return switch (format.kind()) {
            case PICTURE -> PictureFile.prepare(format, bytes, most);
            case SOUND -> new Sound(new Version(format, SoundFile.checked(format, bytes)));
        };
    }
}
