package app.deepscifi.api.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normal form of email addresses in our tables, so that one address is one account. */
final class EmailAddress {

    static final int MAX_LENGTH = 254;

    /** A loose check that refuses impossible addresses; only a received mail would prove one. */
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    private EmailAddress() {}

    static String normalized(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static boolean isPossible(@Nullable String text) {
        return text != null && text.length() <= MAX_LENGTH && FORM.matcher(normalized(text)).matches();
    }
}
