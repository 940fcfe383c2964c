package app.deepscifi.api.worlds.canon;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks that portraits are pictures of their world. One that is deleted later stays in the canon and is not shown. */
@Component
public class Portraits {

    private final JdbcClient jdbc;

    Portraits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws app.deepscifi.domain.InvalidInput naming each new portrait that is no picture of the world */
    public void check(WorldId world, List<Change> changes) {
        var chosen = changes
            .stream()
            .filter(change -> portrait(change.after()) != null)
            .filter(change -> !Objects.equals(portrait(change.before()), portrait(change.after())))
            .toList();
        if (chosen.isEmpty()) {
            return;
        }
        var pictures = pictures(
            world,
            chosen
                .stream()
                .map(change -> portrait(change.after()))
                .toList()
        );
        var checks = new Checks();
        for (var change : chosen) {
            if (!pictures.contains(portrait(change.after()))) {
                checks.fail("canon.elements." + change.address().slug() + ".portrait", "is no picture of this world");
            }
        }
        checks.done();
    }

    private List<AssetId> pictures(WorldId world, List<AssetId> wanted) {
        return jdbc
            .sql(
                """
                select id from files
                where world_id = cast(:world as uuid) and width is not null and id = any (cast(:wanted as uuid[]))
                """
            )
            .param("world", world.value())
            .param(
                "wanted",
                wanted
                    .stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "{", "}"))
            )
            .query((row, _) -> new AssetId(Columns.uuid(row, "id")))
            .list();
    }

    private static @Nullable AssetId portrait(@Nullable Entry entry) {
        return entry instanceof Element element ? element.portrait() : null;
    }
}
