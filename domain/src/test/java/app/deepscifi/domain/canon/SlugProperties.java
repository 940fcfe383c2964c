package app.deepscifi.domain.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.domain.InvalidInput;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Canons.class)
@Domain(DomainContext.Global.class)
class SlugProperties {

    @Property
    void any_name_suggests_a_slug(@ForAll @StringLength(max = 200) String name) {
        var slug = Slug.of(name);

        assertThat(slug.value()).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH);
    }

    @Property
    void a_slug_suggests_itself(@ForAll Slug slug) {
        assertThat(Slug.of(slug.value())).isEqualTo(slug);
    }

    @Example
    void a_slug_keeps_the_letters_of_a_name() {
        assertThat(Slug.of("  Éloïse's  Ark, No. 9! ")).hasToString("eloise-s-ark-no-9");
        assertThat(Slug.of("星の都")).hasToString("entry");
        assertThat(Slug.of("x".repeat(63) + " yz")).hasToString("x".repeat(63));
    }

    @Example
    void what_is_no_slug_is_refused() {
        for (var text : new String[] { "", "-", "a--b", "-a", "a-", "A", "ä", "a b", "a/b", "a\n", "a".repeat(65) }) {
            assertThatThrownBy(() -> new Slug(text))
                .as(text)
                .isInstanceOf(InvalidInput.class);
        }
    }
}
