package app.deepscifi.domain.rename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Slug;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamingTests {

    private static final Address MIRA = Address.parse("/elements/mira-voss");

    private static final Canon CANON = Canon.EMPTY.apply(
        List.of(
            added("/premise", new Premise("Mira Voss left. MIRA VOSS's ship did not.")),
            added("/elements/mira-voss", person("Mira Voss", "Voss steers.", List.of("The Captain"))),
            added(
                "/elements/ark",
                Canons.element(
                    Element.Kind.ARTIFACT,
                    "Mira Voss’s Ark",
                    Map.of("owner", "the captain"),
                    List.of(Canons.relation("mira-voss", "is steered by", Relation.Strength.WEAK))
                )
            ),
            added("/elements/vossland", Canons.element(Element.Kind.LOCATION, "Vossland", Map.of(), List.of())),
            added(
                "/timeline/landing",
                new Event("2391", "Landing", "", List.of(new Slug("mira-voss")), null, List.of())
            ),
            added(
                "/timeline/feast",
                new Event("2392", "Feast", "After the Landing.", List.of(), null, List.of(new Slug("landing")))
            )
        )
    );

    @Test
    void the_address_and_the_references_follow_the_name() {
        var renaming = Renaming.of(CANON, MIRA, "Mira Vale", null);

        var canon = CANON.accept(renaming.changes(_ -> false));

        assertThat(renaming.to()).hasToString("/elements/mira-vale");
        assertThat(canon.at(MIRA)).isEmpty();
        assertThat(element(canon, "mira-vale").names()).containsExactly("Mira Vale", "The Captain");
        assertThat(element(canon, "ark").relations()).extracting(Relation::to).containsExactly(new Slug("mira-vale"));
        assertThat(event(canon, "landing").elements()).containsExactly(new Slug("mira-vale"));
        assertThat(canon.premise()).isEqualTo(CANON.premise());
    }

    @Test
    void mentions_of_the_name_its_words_and_its_aliases_are_offered() {
        var renaming = Renaming.of(CANON, MIRA, "Mira Vale", null);

        assertThat(renaming.mentions())
            .extracting(place -> place.address() + " " + place.field() + " " + place.mention().text())
            .containsExactly(
                "/premise  Mira Voss",
                "/premise  MIRA VOSS",
                "/elements/ark name Mira Voss",
                "/elements/ark properties.owner the captain",
                "/elements/mira-voss summary Voss"
            );
    }

    @Test
    void chosen_mentions_are_replaced_and_no_others() {
        var renaming = Renaming.of(CANON, MIRA, "Mira Vale", null);

        var all = CANON.accept(renaming.changes(_ -> true));
        var one = CANON.accept(renaming.changes(place -> place.mention().start() > 0));

        assertThat(all.premise()).isEqualTo("Mira Vale left. MIRA VALE's ship did not.");
        assertThat(element(all, "ark").name()).isEqualTo("Mira Vale’s Ark");
        assertThat(element(all, "ark").properties()).containsEntry("owner", "Mira Vale");
        assertThat(element(all, "mira-vale").summary()).isEqualTo("Vale steers.");
        assertThat(element(all, "vossland").name()).isEqualTo("Vossland");
        assertThat(one.premise()).isEqualTo("Mira Voss left. MIRA VALE's ship did not.");
        assertThat(element(one, "ark").name()).isEqualTo("Mira Voss’s Ark");
    }

    @Test
    void an_event_is_renamed_and_its_consequences_follow() {
        var renaming = Renaming.of(CANON, Address.parse("/timeline/landing"), "Landfall", null);

        var canon = CANON.accept(renaming.changes(_ -> true));

        assertThat(event(canon, "landfall").title()).isEqualTo("Landfall");
        assertThat(event(canon, "feast").causes()).containsExactly(new Slug("landfall"));
        assertThat(event(canon, "feast").significance()).isEqualTo("After the Landfall.");
        assertThat(canon.elements()).isEqualTo(CANON.elements());
    }

    @Test
    void a_slug_that_is_taken_gets_a_number_or_is_refused_where_it_was_asked_for() {
        assertThat(Renaming.of(CANON, MIRA, "Ark", null).to()).hasToString("/elements/ark-2");
        assertThatThrownBy(() -> Renaming.of(CANON, MIRA, "Ark", new Slug("ark"))).isInstanceOf(InvalidInput.class);
        assertThat(Renaming.of(CANON, MIRA, "Ark", new Slug("other")).to()).hasToString("/elements/other");
    }

    @Test
    void a_name_without_latin_letters_leaves_the_address() {
        var renaming = Renaming.of(CANON, MIRA, "方舟", null);

        assertThat(renaming.to()).isEqualTo(MIRA);
        assertThat(element(CANON.accept(renaming.changes(_ -> false)), "mira-voss").name()).isEqualTo("方舟");
    }

    @Test
    void only_elements_and_events_have_a_name() {
        assertThatThrownBy(() -> Renaming.of(CANON, Address.parse("/premise"), "X", null)).isInstanceOf(
            InvalidInput.class
        );
        assertThatThrownBy(() -> Renaming.of(CANON, Address.parse("/elements/nobody"), "X", null)).isInstanceOf(
            InvalidInput.class
        );
        assertThatThrownBy(() -> Renaming.of(CANON, MIRA, " ", null)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        textBlock = """
        Zoë    | Mia   | Zoe's hat, ZOË, zoo, Zoë-7, l'Zoë | Mia's hat, MIA, zoo, Mia-7, l'Mia
        Zoë    | Mia   | Zoe\u0308 and Zoes               | Mia and Zoes
        James  | Mira  | James' ship, James's, 'James'     | Mira's ship, Mira's, 'Mira'
        James  | Jonas | James' ship                       | Jonas' ship
        Ark    | Boat  | Arks ark_ 3Ark Ark3 Ark. "Ark"    | Arks ark_ 3Ark Ark3 Boat. "Boat"
        アーク  | 船     | 古いアークが。アークトゥルス               | 古い船が。アークトゥルス
        测试    | 船     | 的测试的                              | 的船的
        서울    | 부산    | 서울에서                              | 부산에서
        NASA   | ESA   | NASA nasa                         | ESA ESA
        """
    )
    void names_are_replaced_as_whole_words(String old, String name, String text, String result) {
        var names = new NewNames(Map.of(old, name));

        assertThat(NewNames.replaced(text, names.in(text))).isEqualTo(result);
    }

    @Test
    void of_names_that_overlap_the_longest_is_meant() {
        var names = new NewNames(
            Map.of("Mira", "Ana", "Mira Voss", "Ana Vale", "Voss", "Vale", "", "x", "Same", "Same")
        );

        assertThat(names.in("Mira Voss and Mira; Same")).extracting(Mention::text).containsExactly("Mira Voss", "Mira");
        assertThat(names.in("")).isEmpty();
    }

    private static Element element(Canon canon, String slug) {
        return (Element) canon.at(Address.parse("/elements/" + slug)).orElseThrow();
    }

    private static Event event(Canon canon, String slug) {
        return (Event) canon.at(Address.parse("/timeline/" + slug)).orElseThrow();
    }

    private static Element person(String name, String summary, List<String> aliases) {
        return Canons.make(
            Element.class,
            Map.of("kind", Element.Kind.CHARACTER, "name", name, "summary", summary, "aliases", aliases)
        );
    }

    private static Change added(String address, Entry entry) {
        return new Change(Address.parse(address), null, entry);
    }
}
