package app.deepscifi.api.chat.limits;

import app.deepscifi.api.assets.FileQuota;
import app.deepscifi.api.chat.limits.Allowance.Share;
import app.deepscifi.api.chat.limits.AllowanceStore.Claim;
import app.deepscifi.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Limits the use of one person over all instances: turns per minute, tokens per day, concurrent streams. */
@Service
public class Allowances {

    private static final Logger log = LoggerFactory.getLogger(Allowances.class);

    private final AllowanceStore store;
    private final Limits limits;
    private final FileQuota files;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();

    Allowances(AllowanceStore store, Limits limits, FileQuota files) {
        this.store = store;
        this.limits = limits;
        this.files = files;
    }

    public AllowanceView of(UserId person) {
        var allowance = Allowance.of(store.read(person), limits);
        return AllowanceView.of(allowance, new Share(files.used(person), files.limit(), null));
    }

    /** A stream that is not counted yet. */
    public OpenStream stream(UserId person) {
        return new OpenStream(UUID.randomUUID(), person, this);
    }

    <T> Optional<T> begin(OpenStream stream, Function<Claim, Optional<T>> turn) {
        while (true) {
            try {
                var begun = turn.apply(new Claim(stream.person(), stream.id(), 1, limits));
                begun.ifPresent(_ -> open.add(stream));
                return begun;
            } catch (LimitReachedException e) {
                var refusal = Refusal.ofTurn(store.read(stream.person()), limits);
                if (refusal.isPresent()) {
                    throw refusal.get();
                }
                // The limit was reached and is free again: the minute is over, or a stream was closed.
            }
        }
    }

    void follow(OpenStream stream) {
        if (!store.take(new Claim(stream.person(), stream.id(), 0, limits))) {
            throw Refusal.ofStream(Allowance.of(store.read(stream.person()), limits));
        }
        open.add(stream);
    }

    void closed(OpenStream stream) {
        if (!open.remove(stream)) {
            return;
        }
        try {
            store.release(stream.person(), stream.id());
        } catch (DataAccessException e) {
            log.warn("A stream that has ended counts until its time is over: {}", e.getMessage());
        }
    }

    /** Renews the streams three times within their lease. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void renew() {
        var streams = List.copyOf(open);
        if (!streams.isEmpty()) {
            store.renew(
                streams.stream().map(OpenStream::id).toList(),
                streams.stream().map(OpenStream::person).distinct().toList()
            );
        }
    }
}
