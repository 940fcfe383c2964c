package app.deepscifi.simulator.model.words;

import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Lists of words to choose from. */
public record Pools(
    List<String> placeFirst,
    List<String> placeSecond,
    List<String> keepers,
    List<String> orderFirst,
    List<String> orderSecond,
    List<String> substances,
    List<String> machines,
    List<String> numbers,
    List<String> seasons,
    List<String> women,
    List<String> men,
    List<String> commonplaces
) {
    public static final Pools ALL = WordLists.json(Pools.class, "pools.json", new TypeReference<>() {});
}
