package app.deepscifi.api.chat.limits;

import app.deepscifi.api.chat.limits.Allowance.Share;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An {@link Allowance}, to be shown, with what is limited elsewhere.
 *
 * @param files bytes of all files that the person uploaded
 */
@Schema(name = "Allowance")
public record AllowanceView(Share turns, Share tokens, Share streams, Share bytes, Share files) {
    static AllowanceView of(Allowance allowance, Share files) {
        return new AllowanceView(allowance.turns(), allowance.tokens(), allowance.streams(), allowance.bytes(), files);
    }
}
