package app.deepscifi.domain.fork;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.jspecify.annotations.Nullable;

@Domain(Canons.class)
class ForkProperties {

    private static final Address KEEPER = Address.parse("/elements/keeper");

    @Property(tries = 100)
    void a_fork_has_all_words_of_its_origin_and_none_of_its_pictures(@ForAll Canon origin) {
        var fork = Fork.words(origin);

        assertThat(fork.addresses()).isEqualTo(origin.addresses());
        assertThat(fork.elements().values()).allSatisfy(element -> assertThat(element.portrait()).isNull());
        assertThat(Fork.compare(origin, fork)).isEmpty();
        assertThat(Fork.offered(origin, fork)).isEmpty();
    }

    @Property(tries = 100)
    void what_a_fork_offers_makes_the_words_of_its_origin_its_own(@ForAll Canon origin, @ForAll Canon fork) {
        var offered = origin.apply(origin.plan(Fork.offered(origin, fork)));

        assertThat(Fork.words(offered)).isEqualTo(Fork.words(fork));
    }

    @Example
    void an_element_that_a_fork_changes_keeps_its_picture_in_the_origin() {
        var portrait = AssetId.random();
        var origin = canon("Keeps.", portrait);

        var offered = Fork.offered(origin, canon("Keeps still.", null));

        assertThat(offered)
            .singleElement()
            .satisfies(edit -> {
                assertThat(edit.address()).isEqualTo(KEEPER);
                assertThat(edit.after()).isEqualTo(element("Keeps still.", portrait));
            });
    }

    private static Canon canon(String summary, @Nullable AssetId portrait) {
        return Canon.EMPTY.apply(List.of(new Change(KEEPER, null, element(summary, portrait))));
    }

    private static Element element(String summary, @Nullable AssetId portrait) {
        return new Element(
            Element.Kind.CHARACTER,
            "The Keeper",
            summary,
            Element.Detail.SKETCH,
            Map.of(),
            List.of(),
            List.of(),
            null,
            null,
            portrait
        );
    }
}
