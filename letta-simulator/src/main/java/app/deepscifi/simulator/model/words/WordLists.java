package app.deepscifi.simulator.model.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the word lists. */
public final class WordLists {

    private WordLists() {}

    /** @param beside the class in whose package the list is stored */
    public static String text(Class<?> beside, String name) {
        try (var in = beside.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("There is no word list " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T json(Class<?> beside, String name, TypeReference<T> type) {
        return JsonMapper.shared().readValue(text(beside, name), type);
    }
}
