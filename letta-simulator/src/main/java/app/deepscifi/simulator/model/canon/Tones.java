package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.wish.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Applies "darker", "lighter" and "smaller" to tones: adds a word for it and removes the opposites. */
final class Tones {

    private static final Map<Mood, List<String>> WORDS = Map.of(
        Mood.DARKER,
        List.of("dark", "bleak", "grim"),
        Mood.LIGHTER,
        List.of("light", "hopeful", "playful"),
        Mood.SMALLER,
        List.of("intimate", "close", "quiet")
    );
    private static final Map<Mood, List<String>> OPPOSITES = Map.of(
        Mood.DARKER,
        List.of("light", "hopeful", "playful", "cheerful", "bright"),
        Mood.LIGHTER,
        List.of("dark", "bleak", "grim", "gloomy"),
        Mood.SMALLER,
        List.of("epic", "vast", "sweeping")
    );

    private Tones() {}

    /** The changed tones; an equal list if nothing can be added or removed. */
    static List<String> changed(List<String> tones, Mood mood) {
        var changed = new ArrayList<>(tones);
        changed.removeIf(it -> OPPOSITES.getOrDefault(mood, List.of()).contains(it.toLowerCase(Locale.ROOT)));
        WORDS.getOrDefault(mood, List.of())
            .stream()
            .filter(it -> !tones.contains(it))
            .findFirst()
            .ifPresent(changed::add);
        return changed;
    }
}
