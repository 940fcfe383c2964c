package app.deepscifi.simulator.model.words;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices that are always the same for the same words. */
public final class SeededChoice {

    private final SplittableRandom random;

    private SeededChoice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static SeededChoice of(String words, int... more) {
        var seed = 0xcbf29ce484222325L;
        for (var i = 0; i < words.length(); i++) seed = (seed ^ words.charAt(i)) * 0x100000001b3L;
        for (var number : more) seed = (seed ^ number) * 0x100000001b3L;
        return new SeededChoice(mixed(seed));
    }

    /** Spreads the bits, so that words that differ in one letter give very different seeds. */
    private static long mixed(long seed) {
        var mixed = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** At most this number of different items, in random order. */
    public <T> List<T> some(int count, List<T> from) {
        var left = new ArrayList<>(from);
        var picked = new ArrayList<T>();
        while (picked.size() < count && !left.isEmpty()) picked.add(left.remove(random.nextInt(left.size())));
        return picked;
    }
}
