package app.deepscifi.simulator.model;

import app.deepscifi.simulator.model.words.WordLists;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Lists of words to choose from. */
record Pools(
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
    static final Pools ALL = WordLists.json(Pools.class, "pools.json", new TypeReference<>() {});
}
