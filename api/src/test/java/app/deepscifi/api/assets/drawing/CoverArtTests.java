package app.deepscifi.api.assets.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Slug;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CoverArtTests {

    private static final int MAX_BYTES = 40_000;

    @Test
    void one_canon_always_looks_the_same() {
        assertThat(CoverArt.draw(world("A city on a dying star.", 3))).isEqualTo(
            CoverArt.draw(world("A city on a dying star.", 3))
        );
    }

    @Test
    void worlds_look_different() {
        var covers = new HashSet<String>();
        for (var i = 0; i < 50; i++) {
            covers.add(CoverArt.draw(world("World " + i, 3)));
        }

        assertThat(covers).hasSize(50);
    }

    @Test
    void a_world_that_grows_looks_different() {
        assertThat(CoverArt.draw(world("A city.", 3))).isNotEqualTo(CoverArt.draw(world("A city.", 4)));
    }

    @ParameterizedTest
    @EnumSource
    void every_body_is_well_formed_and_small(Element.Kind kind) throws Exception {
        var cover = CoverArt.draw(world("A city.", 5, kind));

        assertThat(parsed(cover).getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 1280 720");
        assertThat(cover.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void the_largest_world_still_has_a_small_cover(Element.Kind kind) throws Exception {
        var cover = CoverArt.draw(world("A galaxy.", Canon.MAX_ENTRIES, kind));

        parsed(cover);
        assertThat(cover.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_BYTES);
    }

    @Test
    void a_canon_of_nothing_has_a_cover() throws Exception {
        assertThat(parsed(CoverArt.draw(Canon.EMPTY)).getElementsByTagName("circle").getLength()).isPositive();
    }

    @Test
    void nothing_that_people_wrote_is_in_the_picture() throws Exception {
        var evil = "\"/><script>alert(1)</script><text>";
        var cover = CoverArt.draw(
            Canon.EMPTY.apply(List.of(new Change(Address.parse("/premise"), null, new Premise(evil))))
        );

        assertThat(parsed(cover).getElementsByTagName("script").getLength()).isZero();
        assertThat(cover).doesNotContain("alert", "<text", "href", "url(http");
    }

    private static Canon world(String premise, int size) {
        return world(premise, size, Element.Kind.LOCATION);
    }

    private static Canon world(String premise, int size, Element.Kind kind) {
        var changes = new ArrayList<Change>();
        changes.add(added("/premise", new Premise(premise)));
        for (var i = 0; i < size; i++) {
            changes.add(added("/rules/r-" + i, rule(i)));
            changes.add(added("/elements/e-" + i, element(i, size, kind)));
            changes.add(added("/timeline/t-" + i, Canons.event("230" + i, "Something", List.of())));
        }
        return Canon.EMPTY.apply(changes);
    }

    private static Rule rule(int i) {
        return Canons.rule(
            "It is so.",
            List.of(Rule.Scope.values()).get(i % 3),
            List.of(Rule.Certainty.values()).get((i / 3) % 3),
            List.of(),
            List.of()
        );
    }

    private static Element element(int i, int size, Element.Kind kind) {
        var relations = new ArrayList<Relation>();
        for (var strength : Relation.Strength.values()) {
            relations.add(Canons.relation("e-" + ((i + strength.name().length() + 1) % size), "near", strength));
        }
        return Canons.element(kind, "Thing " + i, Map.of(), relations);
    }

    private static Change added(String address, Entry entry) {
        return new Change(Address.parse(address), null, entry);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    }
}
