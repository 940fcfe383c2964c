package app.deepscifi.api.assets;

import app.deepscifi.domain.UserId;
import org.springframework.stereotype.Service;

/** The limit on the bytes of all files of a person, and their use of it. */
@Service
public class FileQuota {

    private final FileStore files;
    private final AssetSettings settings;

    FileQuota(FileStore files, AssetSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /** @return bytes of all files that the person has uploaded, or is about to */
    public long used(UserId person) {
        return files.bytesOf(person);
    }

    /** @return bytes */
    public long limit() {
        return settings.bytesPerPerson();
    }
}
