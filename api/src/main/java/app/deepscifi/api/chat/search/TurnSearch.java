package app.deepscifi.api.chat.search;

import app.deepscifi.api.agents.tools.Recollection;
import app.deepscifi.api.chat.Turn;
import app.deepscifi.api.chat.TurnHistory;
import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.search.TurnWords.Found;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Searches a person's conversation, including turns that its agent has forgotten. Nobody finds messages of other
 * people, even to the same agent.
 */
@Service
public class TurnSearch implements Recollection {

    static final int MAX_LENGTH = 200;

    private final TurnWords words;
    private final TurnHistory turns;
    private final Worlds worlds;

    TurnSearch(TurnWords words, TurnHistory turns, Worlds worlds) {
        this.words = words;
        this.turns = turns;
        this.worlds = worlds;
    }

    /**
     * A turn that contains the searched words.
     *
     * @param message excerpt of the person's message
     * @param answer  excerpt of the agent's text and passages; null if the words are only in the message
     */
    public record Hit(Turn turn, Excerpt message, @Nullable Excerpt answer) {}

    public Page<Hit> search(Caller.Person person, @Nullable WorldId world, String query, PageRequest page) {
        new Checks().text("q", query, MAX_LENGTH).done();
        if (world != null) {
            worlds.requireHeader(person, world, Action.TALK);
        }
        var before = page
            .after()
            .map(cursor -> cursor.number(0))
            .orElse(null);
        var found = words.find(new Conversation(person.id(), world), query, before, page.fetchSize());
        var asked = found.subList(0, Math.min(page.limit(), found.size()));
        var whole = turns.whole(asked.stream().map(Found::turn).toList());
        var shown = asked.subList(0, asked.size() - missingAtEnd(asked, whole));
        var part = Page.of(shown, !shown.isEmpty() && shown.size() < found.size(), hit -> Cursor.of(hit.number()));
        return new Page<>(
            shown
                .stream()
                .flatMap(hit -> Stream.ofNullable(whole.get(hit.turn())).map(turn -> hit(turn, hit)))
                .toList(),
            part.nextCursor()
        );
    }

    private static int missingAtEnd(List<Found> hits, Map<TurnId, Turn> whole) {
        return (int) hits
            .reversed()
            .stream()
            .takeWhile(hit -> !whole.containsKey(hit.turn()))
            .count();
    }

    private static Hit hit(Turn turn, Found found) {
        return new Hit(turn, found.message(), found.answer().matches() ? found.answer() : null);
    }

    @Override
    public List<Said> find(UserId person, @Nullable WorldId world, String words, int most) {
        return this.words
            .find(new Conversation(person, world), words, null, most)
            .stream()
            .map(found -> new Said(found.at(), found.message().text(), found.answer().text()))
            .toList();
    }
}
