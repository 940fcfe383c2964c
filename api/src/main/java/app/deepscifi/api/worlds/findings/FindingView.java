package app.deepscifi.api.worlds.findings;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.check.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A {@link Finding}, to be shown.
 *
 * @param id        the same as long as the words of the entries that it follows from are the same
 * @param dismissal null where nobody has dismissed it
 */
@NamedInterface("findings")
@Schema(name = "Finding")
public record FindingView(
    String id,
    Finding.Code code,
    List<Address> addresses,
    String message,
    @Nullable Dismissal dismissal
) {
    /** Why somebody dismissed a finding. */
    @Schema(name = "FindingDismissal")
    public record Dismissal(String reason, @Nullable String by, Instant at) {}

    static final int ID_LENGTH = 32;

    static String idOf(Finding finding) {
        var basis = Stream.of(
            Stream.of(finding.code().name()),
            finding.addresses().stream().map(Address::toString),
            finding.facts().stream()
        )
            .flatMap(parts -> parts)
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(basis.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
