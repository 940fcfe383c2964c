package app.deepscifi.e2e.assets;

import app.deepscifi.e2e.platform.TestPlatform;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects in the object store of a platform. */
record StoredObjects(JdbcClient database, S3Client s3) {
    private static final String BUCKET = "deepscifi-assets";

    static StoredObjects of(TestPlatform platform) {
        return new StoredObjects(platform.part(JdbcClient.class), platform.part(S3Client.class));
    }

    /** @param path of an address of the object store */
    List<String> keys(String path) {
        return below(keyOf(path));
    }

    /** Puts an object without the request that was signed for it. */
    void put(String path, String contentType, byte[] bytes) {
        s3.putObject(put -> put.bucket(BUCKET).key(keyOf(path)).contentType(contentType), RequestBody.fromBytes(bytes));
    }

    private static String keyOf(String path) {
        return path.substring(path.indexOf(BUCKET) + BUCKET.length() + 1);
    }

    private List<String> below(String prefix) {
        return s3
            .listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix))
            .contents()
            .stream()
            .map(S3Object::key)
            .toList();
    }

    /** The prefixes below which the versions of a file are. */
    List<String> foldersOf(String assetId) {
        return database
            .sql(
                """
                select 'files/' || folder || '/' from files where id = cast(:id as uuid)
                union all
                select 'assets/' || public_folder || '/' from files
                where id = cast(:id as uuid) and public_folder is not null
                """
            )
            .param("id", assetId)
            .query((row, _) -> row.getString(1))
            .list();
    }

    /** Every object in these folders. */
    List<String> in(List<String> folders) {
        return folders
            .stream()
            .flatMap(folder -> below(folder).stream())
            .toList();
    }
}
