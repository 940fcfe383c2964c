package app.deepscifi.api.agents.context;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Element.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonNamesTests {

    private static final CanonNames NAMES = CanonNames.of(
        canon(
            element("/elements/ark", Kind.ARTIFACT, "The Ark"),
            element("/elements/ark-nine", Kind.ARTIFACT, "Ark Nine", "Old Lady", "N9"),
            element("/elements/mira", Kind.CHARACTER, "Captain Mira Voss"),
            element("/elements/zoe", Kind.CHARACTER, "Zoë Brontë"),
            element("/elements/keepers-of-the-ash", Kind.FACTION, "Keepers of the Ash", "Cinder Folk"),
            element("/elements/colony", Kind.LOCATION, "Colony"),
            element("/elements/ares", Kind.LOCATION, "Ares"),
            element("/elements/tokyo", Kind.LOCATION, "新東京"),
            new Edit(Address.parse("/rules/no-ftl"), Canons.rule("Nothing outruns light.")),
            new Edit(Address.parse("/rules/gravity"), Canons.rule("It pulls.")),
            new Edit(Address.parse("/timeline/2291-silence"), Canons.event("2291", "The Great Silence", List.of())),
            new Edit(Address.parse("/questions/what-is-it"), new Entry.Question("What is it?"))
        )
    );

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        Open the ark.                        | /elements/ark
        Arks? ARKS!                          | /elements/ark
        What is in the ark's hold            | /elements/ark
        the Ark’s keel                       | /elements/ark
        ark-nine sinks                       | /elements/ark-nine
        Ark  nine                            | /elements/ark-nine
        the old lady of the sea              | /elements/ark-nine
        they call it N9                      | /elements/ark-nine
        Where does Mira live?                | /elements/mira
        Voss, again                          | /elements/mira
        ask captain mira voss                | /elements/mira
        Zoe and her lamp                     | /elements/zoe
        Bronte's lamp                        | /elements/zoe
        a keeper of the ash                  | /elements/keepers-of-the-ash
        the cinder-folk                      | /elements/keepers-of-the-ash
        two colonies                         | /elements/colony
        on Ares                              | /elements/ares
        私は新東京に行く                        | /elements/tokyo
        break the no-FTL rule                | /rules/no-ftl
        without gravity                      | /rules/gravity
        during the great silence             | /timeline/2291-silence
        """
    )
    void an_entry_is_found_by_any_form_of_its_name(String text, String address) {
        assertThat(NAMES.in(text)).containsExactly(Address.parse(address));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "What is it?",
            "in the dark and in the park",
            "Noah's Arkansas",
            "we are here",
            "in 2291",
            "the silence was great",
            "keepers of ash",
            "captain, my captain",
            "a miracle",
        }
    )
    void a_text_that_only_resembles_a_name_does_not_match(String text) {
        assertThat(NAMES.in(text)).isEmpty();
    }

    @Test
    void the_longest_name_is_meant_and_each_entry_comes_once_in_the_order_of_mention() {
        assertThat(NAMES.in("Mira took Ark Nine, not the Ark. Mira Voss did, on Ark Nine.")).containsExactly(
            Address.parse("/elements/mira"),
            Address.parse("/elements/ark-nine"),
            Address.parse("/elements/ark")
        );
    }

    @Test
    void entries_of_one_name_are_all_meant() {
        var names = CanonNames.of(
            canon(
                element("/elements/lamp", Kind.ARTIFACT, "Lamp"),
                element("/elements/lamp-2", Kind.LOCATION, "Lamp"),
                new Edit(Address.parse("/rules/lamp"), Canons.rule("One each."))
            )
        );

        assertThat(names.in("the lamps")).containsExactly(
            Address.parse("/rules/lamp"),
            Address.parse("/elements/lamp"),
            Address.parse("/elements/lamp-2")
        );
    }

    static Canon canon(Edit... edits) {
        return Canon.EMPTY.apply(Canon.EMPTY.plan(List.of(edits)));
    }

    static Edit element(String address, Kind kind, String name, String... aliases) {
        return new Edit(
            Address.parse(address),
            Canons.make(
                Element.class,
                Map.of("kind", kind, "name", name, "summary", "A summary.", "aliases", List.of(aliases))
            )
        );
    }
}
