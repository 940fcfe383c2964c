package app.deepscifi.api.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refuses passwords that are easy to guess: common ones, and those made from data of the person. */
final class PasswordStrength {

    /** zxcvbn's lowest score for more than a hundred million guesses. */
    private static final int ENOUGH = 3;

    /**
     * Maximum number of characters that are judged. The work grows faster than the length: 64 signs that stand for
     * letters take longer than three hashes.
     */
    private static final int JUDGED = 24;
    private static final int MIN_KNOWN = 3;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** @return the fault of a password of this person; empty if there is none */
    Optional<String> problem(String password, String email, String displayName) {
        if (password.isBlank()) {
            return Optional.of("is blank: use letters, or words that don't belong together");
        }
        var local = email.substring(0, Math.max(0, email.indexOf('@')));
        var known = List.of(email, local, displayName, "deep sci-fi", "deepscifi");
        if (known.stream().anyMatch(text -> folded(text).equals(folded(password)))) {
            return Optional.of("is your email address or your name: use words that nobody connects with you");
        }
        var personal = known
            .stream()
            .filter(text -> text.length() >= MIN_KNOWN)
            .map(text -> text.toLowerCase(Locale.ROOT))
            .toList();
        var judged = password.substring(0, Math.min(password.length(), JUDGED));
        return zxcvbn.measure(judged, personal).getScore() < ENOUGH
            ? Optional.of("is easy to guess: four words that don't belong together would do")
            : Optional.empty();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }
}
