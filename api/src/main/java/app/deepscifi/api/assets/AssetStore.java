package app.deepscifi.api.assets;

import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.WorldId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the metadata of covers. */
@Repository
class AssetStore {

    private final JdbcClient jdbc;

    AssetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the object key of this version's cover; empty if it was not drawn yet */
    Optional<String> coverKey(WorldId world, int version) {
        return jdbc
            .sql(
                """
                select object_key from assets
                where world_id = cast(:world as uuid) and kind = 'cover' and version = cast(:version as int)
                """
            )
            .param("world", world.value())
            .param("version", version)
            .query((row, n) -> row.getString("object_key"))
            .optional();
    }

    /**
     * Adds a cover. If two requests draw the same cover at once, the results are equal.
     *
     * @return false if the world does not exist any more
     */
    boolean addCover(WorldId world, int version, String key, String mediaType, int bytes) {
        return (
            jdbc
                .sql(
                    """
                    insert into assets (id, world_id, kind, media_type, bytes, object_key, version)
                    select cast(:id as uuid), id, 'cover', :mediaType, cast(:bytes as int), :key, cast(:version as int)
                    from worlds
                    where id = cast(:world as uuid)
                    on conflict (world_id, kind, version) do update set version = excluded.version
                    """
                )
                .param("id", AssetId.random().value())
                .param("world", world.value())
                .param("mediaType", mediaType)
                .param("bytes", bytes)
                .param("key", key)
                .param("version", version)
                .update() == 1
        );
    }
}
