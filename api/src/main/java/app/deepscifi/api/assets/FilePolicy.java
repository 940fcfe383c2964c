package app.deepscifi.api.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/**
 * The content security policy of covers and of files that people uploaded. A browser runs no code in them and loads nothing
 * for them; it may use the inline styles with which it draws a picture that is opened by itself. CloudFront sends the same
 * policy, from the same file.
 */
public final class FilePolicy {

    public static final String HEADER = "Content-Security-Policy";
    public static final String VALUE = read("assets/content-security-policy.txt");

    private FilePolicy() {}

    private static String read(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing", e);
        }
    }
}
