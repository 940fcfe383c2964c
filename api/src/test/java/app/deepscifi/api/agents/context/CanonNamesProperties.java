package app.deepscifi.api.agents.context;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry.Element.Kind;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonNamesProperties {

    @Property(tries = 300)
    void a_name_is_found_in_whatever_stands_around_it(
        @ForAll("names") List<String> names,
        @ForAll("before") String before,
        @ForAll("after") String after,
        @ForAll("forms") Form form
    ) {
        var canonNames = CanonNames.of(canon(names));

        for (var number = 0; number < names.size(); number++) {
            var text = before + form.of(names.get(number)) + after;
            assertThat(canonNames.in(text)).as(text).contains(address(number));
        }
    }

    @Property(tries = 300)
    void a_part_of_a_word_is_no_name(@ForAll("names") List<String> names, @ForAll("word") String more) {
        var canonNames = CanonNames.of(canon(names));

        var text = String.join(
            " ",
            names
                .stream()
                .map(name -> more + name.replace(" ", "").replace("-", "") + more)
                .toList()
        );
        assertThat(canonNames.in(text)).isEmpty();
    }

    @Property(tries = 300)
    void any_text_gives_entries_that_are_there_and_always_the_same(
        @ForAll("names") List<String> names,
        @ForAll String text
    ) {
        var canon = canon(names);

        var found = CanonNames.of(canon).in(text + " " + names.getFirst());

        assertThat(canon.addresses()).containsAll(found);
        assertThat(CanonNames.of(canon).in(text + " " + names.getFirst())).containsExactlyElementsOf(found);
    }

    private enum Form {
        AS_IT_IS,
        UPPER,
        LOWER,
        GENITIVE,
        PLURAL,
        HYPHENS,
        DECOMPOSED;

        String of(String name) {
            return switch (this) {
                case AS_IT_IS -> name;
                case UPPER -> name.toUpperCase(Locale.ROOT);
                case LOWER -> name.toLowerCase(Locale.ROOT);
                case GENITIVE -> name + "'s";
                case PLURAL -> name + "s";
                case HYPHENS -> name.replace(' ', '-');
                case DECOMPOSED -> Normalizer.normalize(name, Normalizer.Form.NFD);
            };
        }
    }

    @Provide
    Arbitrary<Form> forms() {
        return Arbitraries.of(Form.class);
    }

    /** Words whose plural is formed by adding s. */
    @Provide
    Arbitrary<List<String>> names() {
        var word = Arbitraries.strings()
            .withChars("bdgklmnprtvéöåñ")
            .ofMinLength(2)
            .ofMaxLength(6)
            .map(it -> it + "on");
        return word
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .flatMap(words -> Arbitraries.of(" ", "-").map(between -> String.join(between, words)))
            .list()
            .ofMinSize(1)
            .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> before() {
        return Arbitraries.of("", " ", "The ", "“", "Go on: ", "\n", "\tand, ", "— ", "(", "3 ", "o'");
    }

    @Provide
    Arbitrary<String> after() {
        return Arbitraries.of("", " ", " and so on", "”, ", "! Go", "\n", "—", ")", "…", " 3");
    }

    @Provide
    Arbitrary<String> word() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(3);
    }

    private static Canon canon(List<String> names) {
        return CanonNamesTests.canon(
            IntStream.range(0, names.size())
                .mapToObj(number ->
                    CanonNamesTests.element(address(number).toString(), Kind.LOCATION, names.get(number))
                )
                .toArray(Edit[]::new)
        );
    }

    private static Address address(int number) {
        return new Address(Section.ELEMENTS, new Slug("e" + number + "x"));
    }
}
