package app.deepscifi.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Calendars;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Canons;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Era;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Slug;
import app.deepscifi.domain.check.Finding.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SureChecksTests {

    private final List<Change> changes = new ArrayList<>();

    @Test
    void a_canon_without_contradictions_has_no_findings() {
        element("ana", "Ana", "2300", "2391");
        element("ben", "Ben", "2310", null);
        event("landing", "2310", "2312", List.of("ana", "ben"), List.of());
        event("feast", "2312", null, List.of("ana"), List.of("landing"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void references_to_what_is_not_there_are_found() {
        changes.add(
            added("/elements/ana", person("Ana", null, null, Canons.relation("ghost", "fears", Relation.Strength.WEAK)))
        );
        event("landing", "2310", null, List.of("nobody"), List.of("nothing"));

        assertThat(findings())
            .extracting(Finding::code, finding -> finding.addresses().toString(), Finding::message)
            .containsExactlyInAnyOrder(
                tuple(Code.MISSING_REFERENCE, "[/elements/ana]", "/elements/ana points at ghost, which is not there."),
                tuple(
                    Code.MISSING_REFERENCE,
                    "[/timeline/landing]",
                    "/timeline/landing points at nothing, which is not there."
                ),
                tuple(
                    Code.MISSING_REFERENCE,
                    "[/timeline/landing]",
                    "/timeline/landing points at nobody, which is not there."
                )
            );
    }

    @Test
    void two_elements_of_one_name_or_alias_are_found_once() {
        changes.add(added("/elements/ark", named("The Ark", "Old Lady", "N9")));
        changes.add(added("/elements/lady", named("old  LADY", "n9")));
        changes.add(added("/elements/other", named("Other", "Other")));

        assertThat(findings())
            .extracting(Finding::code, Finding::addresses)
            .containsOnly(tuple(Code.SAME_NAME, addresses("/elements/ark", "/elements/lady")))
            .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({ "31 February 2391", "30 February 2392", "2391-13", "-3 CE", "0 CE" })
    void a_date_that_the_calendar_does_not_have_is_found(String when) {
        changes.add(added("/calendar", Calendars.gregorian(Calendars.up("CE", 1))));
        event("landing", when, null, List.of(), List.of());

        assertThat(findings()).extracting(Finding::code).containsExactly(Code.OUTSIDE_CALENDAR);
        assertThat(findings().getFirst().facts()).startsWith(when);
    }

    @ParameterizedTest
    @CsvSource({ "29 February 2392", "Long ago", "2391-12-31", "2391 CE", "CE" })
    void a_date_of_the_calendar_and_a_text_that_is_no_date_are_not_found(String when) {
        changes.add(added("/calendar", Calendars.gregorian(Calendars.up("CE", 1))));
        event("landing", when, when, List.of(), List.of());
        element("ana", "Ana", when, when);

        assertThat(findings()).isEmpty();
    }

    @Test
    void dates_of_elements_and_ends_of_events_are_checked_too() {
        changes.add(added("/calendar", Calendars.gregorian()));
        element("ana", "Ana", "2391-13", "2392-14");
        event("landing", "2391", "2393-15", List.of(), List.of());

        assertThat(findings()).extracting(Finding::code).containsOnly(Code.OUTSIDE_CALENDAR).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "2391,2390,true",
        "2391-04,2391-03,true",
        "2391-04,2391,false",
        "2391,2391-04,false",
        "2391,2391,false",
        "2391,soon,false",
    })
    void what_ends_before_it_begins_is_found_if_that_is_sure(String began, String ended, boolean found) {
        element("ana", "Ana", began, ended);
        event("landing", began, ended, List.of(), List.of());

        assertThat(findings())
            .extracting(Finding::code)
            .hasSize(found ? 2 : 0)
            .allMatch(code -> code == Code.ENDS_BEFORE_IT_BEGINS);
    }

    @ParameterizedTest
    @CsvSource({ "2390,true", "2391,false", "2392,false", "once,false" })
    void an_event_before_its_cause_is_found(String when, boolean found) {
        event("cause", "2391", null, List.of(), List.of());
        event("landing", when, null, List.of(), List.of("cause"));

        var findings = findings();

        assertThat(findings).hasSize(found ? 1 : 0);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(Code.BEFORE_ITS_CAUSE);
            assertThat(finding.addresses()).isEqualTo(addresses("/timeline/cause", "/timeline/landing"));
        });
    }

    @Test
    void who_acts_before_birth_or_after_death_is_found() {
        element("ana", "Ana", "2300", "2350");
        event("early", "2290", "2299", List.of("ana"), List.of());
        event("at-birth", "2290", "2300", List.of("ana"), List.of());
        event("at-death", "2350", "2360", List.of("ana"), List.of());
        event("late", "2351", null, List.of("ana"), List.of());

        assertThat(findings())
            .extracting(Finding::code, Finding::addresses)
            .containsExactlyInAnyOrder(
                tuple(Code.ACTS_BEFORE_IT_BEGAN, addresses("/elements/ana", "/timeline/early")),
                tuple(Code.ACTS_AFTER_IT_ENDED, addresses("/elements/ana", "/timeline/late"))
            );
    }

    @Test
    void a_relation_of_a_person_to_one_who_did_not_live_yet_is_found() {
        changes.add(
            added(
                "/elements/ana",
                person("Ana", null, "2300", Canons.relation("ben", "teaches", Relation.Strength.WEAK))
            )
        );
        changes.add(
            added(
                "/elements/ben",
                person("Ben", "2310", null, Canons.relation("ana", "descends from", Relation.Strength.WEAK))
            )
        );
        changes.add(
            added("/elements/eve", person("Eve", null, "2310", Canons.relation("ben", "bears", Relation.Strength.WEAK)))
        );

        assertThat(findings())
            .extracting(Finding::code, Finding::addresses)
            .containsExactly(tuple(Code.RELATED_BEFORE_IT_BEGAN, addresses("/elements/ana", "/elements/ben")));
    }

    @Test
    void a_place_may_be_related_to_what_came_after_it() {
        changes.add(
            added(
                "/elements/ana",
                person("Ana", null, "2300", Canons.relation("ark", "foresaw", Relation.Strength.WEAK))
            )
        );
        changes.add(
            added(
                "/elements/ark",
                Canons.make(
                    Element.class,
                    Map.of(
                        "kind",
                        Element.Kind.ARTIFACT,
                        "name",
                        "Ark",
                        "summary",
                        "A ship.",
                        "began",
                        "2310",
                        "relations",
                        List.of(Canons.relation("ana", "is named after", Relation.Strength.WEAK))
                    )
                )
            )
        );

        assertThat(findings()).isEmpty();
    }

    @Test
    void eras_that_no_date_is_in_and_eras_that_share_years_are_found() {
        changes.add(
            added(
                "/calendar",
                Calendars.eras(
                    new Era("First", null, 1, Era.Direction.UP, 100),
                    new Era("Second", null, 50, Era.Direction.UP, 20),
                    new Era("Third", null, 101, Era.Direction.UP, null),
                    Calendars.up("Fourth", 500)
                )
            )
        );

        assertThat(findings())
            .extracting(Finding::code, Finding::message)
            .containsExactly(
                tuple(
                    Code.UNREACHABLE_ERA,
                    "No date is in the era Second, because eras before it in the list have its years."
                ),
                tuple(Code.OVERLAPPING_ERAS, "The eras First and Second share years.")
            );
    }

    @Test
    void a_finding_is_another_one_when_its_facts_change() {
        element("ana", "Ana", "2391", "2390");
        var before = findings();
        changes.clear();
        element("ana", "Ana", "2391", "2389");

        assertThat(findings()).isNotEqualTo(before);
        assertThat(findings().getFirst().facts()).containsExactly("2391", "2389");
    }

    private List<Finding> findings() {
        return SureChecks.of(Canon.EMPTY.apply(changes));
    }

    private void element(String slug, String name, @Nullable String began, @Nullable String ended) {
        changes.add(added("/elements/" + slug, person(name, began, ended)));
    }

    private static Element person(String name, @Nullable String began, @Nullable String ended, Relation... relations) {
        var said = new HashMap<String, Object>(
            Map.of(
                "kind",
                Element.Kind.CHARACTER,
                "name",
                name,
                "summary",
                "A person.",
                "relations",
                List.of(relations)
            )
        );
        if (began != null) {
            said.put("began", began);
        }
        if (ended != null) {
            said.put("ended", ended);
        }
        return Canons.make(Element.class, said);
    }

    private static Element named(String name, String... aliases) {
        return Canons.make(
            Element.class,
            Map.of("kind", Element.Kind.ARTIFACT, "name", name, "summary", "A thing.", "aliases", List.of(aliases))
        );
    }

    private void event(String slug, String when, @Nullable String end, List<String> elements, List<String> causes) {
        changes.add(
            added(
                "/timeline/" + slug,
                new Event(
                    when,
                    "The " + slug,
                    "",
                    elements.stream().map(Slug::new).toList(),
                    end,
                    causes.stream().map(Slug::new).toList()
                )
            )
        );
    }

    private static List<Address> addresses(String... texts) {
        return List.of(texts).stream().map(Address::parse).toList();
    }

    private static Change added(String address, Entry entry) {
        return new Change(Address.parse(address), null, entry);
    }
}
