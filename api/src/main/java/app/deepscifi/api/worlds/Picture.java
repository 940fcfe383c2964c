package app.deepscifi.api.worlds;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.domain.AssetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded picture where it is shown: as the cover of a world, or beside a passage.
 *
 * @param url          of the picture, at most 2560 pixels wide and high. An address of the API leads to another one, which is
 *                     good for some minutes
 * @param thumbnailUrl of the small version, at most 640 pixels wide and high
 * @param altText      for those who don't see it; empty where nobody wrote one
 * @param width        in pixels
 * @param height       in pixels
 */
public record Picture(AssetId id, String url, String thumbnailUrl, String altText, int width, int height) {
    /** Columns of a table {@code files f}, for {@link #read}. */
    public static final String COLUMNS =
        "f.id as file_id, f.alt_text, f.width, f.height, f.public_folder, f.main_name, f.small_name";

    /** @return the picture of the row; null where the row has none */
    public static @Nullable Picture read(ResultSet row) throws SQLException {
        var id = Columns.optionalUuid(row, "file_id");
        return id == null ? null : read(row, new AssetId(id));
    }

    private static Picture read(ResultSet row, AssetId id) throws SQLException {
        var folder = row.getString("public_folder");
        return new Picture(
            id,
            url(id, folder, row.getString("main_name")),
            thumbnailUrl(id, folder, row.getString("small_name")),
            row.getString("alt_text"),
            row.getInt("width"),
            row.getInt("height")
        );
    }

    /** @param publicFolder in which everybody may read it; null where only the API leads to it */
    public static String url(AssetId id, @Nullable String publicFolder, String name) {
        return publicFolder == null ? "/api/assets/" + id + "/file" : "/assets/" + publicFolder + "/" + name;
    }

    /** The same for the small version. */
    public static String thumbnailUrl(AssetId id, @Nullable String publicFolder, String name) {
        return publicFolder == null ? "/api/assets/" + id + "/thumbnail" : "/assets/" + publicFolder + "/" + name;
    }
}
