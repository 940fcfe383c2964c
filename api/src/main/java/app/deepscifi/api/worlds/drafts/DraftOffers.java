package app.deepscifi.api.worlds.drafts;

import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.DraftId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Worlds that an agent offers to a person, who makes one of them real by {@link Worlds#createFromDraft}. */
@NamedInterface("drafts")
@Service
public class DraftOffers {

    private static final int MAX_OFFERED = 6;

    private final DraftStore store;

    DraftOffers(DraftStore store) {
        this.store = store;
    }

    /** Stores the offered worlds in order. Only this person can choose them. */
    @Transactional
    public List<Draft> offer(UserId to, @Nullable TurnId turn, List<DraftInput> offered) {
        new Checks().count("drafts", offered.size(), MAX_OFFERED).done();
        var drafts = offered
            .stream()
            .map(input -> new Draft(DraftId.random(), input.name(), input.pitch(), input.canon(), null))
            .toList();
        var checks = new Checks();
        for (var i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            checks.within("drafts[" + i + "]", () -> store.insert(draft, to, turn));
        }
        checks.done();
        store.forgetOld(to);
        return drafts;
    }
}
