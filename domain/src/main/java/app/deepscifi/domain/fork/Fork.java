package app.deepscifi.domain.fork;

import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canon of one world in another. Its words come along; its pictures do not, because they are files of people, each in one
 * world.
 */
public final class Fork {

    private Fork() {}

    /** The canon without the pictures of its world. */
    public static Canon words(Canon canon) {
        return canon.replay(
            canon
                .addresses()
                .stream()
                .map(address -> new Change(address, canon.at(address).orElse(null), words(canon, address)))
                .toList()
        );
    }

    /** The changes of words that lead from the canon of one world to that of another. */
    public static List<Change> compare(Canon from, Canon to) {
        return words(from).diff(words(to));
    }

    /**
     * What a fork has changed, as edits of its origin: an element keeps the picture that it has there.
     *
     * @param origin the canon that was forked
     * @param fork   the canon of the fork
     */
    public static List<Edit> offered(Canon origin, Canon fork) {
        return compare(origin, fork)
            .stream()
            .map(change -> new Edit(change.address(), with(portrait(origin, change.address()), change.after())))
            .toList();
    }

    private static @Nullable Entry words(Canon canon, Address address) {
        return with(null, canon.at(address).orElse(null));
    }

    private static @Nullable AssetId portrait(Canon canon, Address address) {
        return canon.at(address).orElse(null) instanceof Element element ? element.portrait() : null;
    }

    private static @Nullable Entry with(@Nullable AssetId portrait, @Nullable Entry entry) {
        return entry instanceof Element it
            ? new Element(
                  it.kind(),
                  it.name(),
                  it.summary(),
                  it.detail(),
                  it.properties(),
                  it.relations(),
                  it.aliases(),
                  it.began(),
                  it.ended(),
                  portrait
              )
            : entry;
    }
}
