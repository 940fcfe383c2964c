package app.deepscifi.api.worlds.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.api.platform.problems.FieldError;
import app.deepscifi.api.platform.problems.JsonProblems;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class CanonJsonTests {

    private final JsonMapper json = ApiJson.MAPPER;

    record Request(Canon canon, List<Edit> changes) {}

    @Test
    void a_canon_is_written_as_the_contract_says() {
        var canon = read(
            """
            {"premise": "A city.", "tones": ["dry"],
             "elements": {"ark": {"kind": "location", "name": "Ark", "summary": "It left.",
                                  "relations": [{"to": "ark", "kind": "is", "strength": "strong"}]}}}"""
        );

        assertThat(json.readTree(json.writeValueAsString(canon))).isEqualTo(
            json.readTree(
                """
                {"premise": "A city.", "setting": {"year": null, "place": null, "calendar": null},
                 "calendar": {"months": [], "weekdays": [], "leapRules": [], "eras": []},
                 "tones": ["dry"], "themes": [], "rules": {},
                 "elements": {"ark": {"kind": "location", "name": "Ark", "summary": "It left.", "detail": "sketch",
                              "properties": {}, "relations": [{"to": "ark", "kind": "is", "strength": "strong", "inverse": null}],
                              "aliases": [], "began": null, "ended": null, "portrait": null}},
                 "timeline": {}, "constraints": {}, "questions": {}}"""
            )
        );
    }

    @Test
    void absent_and_null_sections_are_empty() {
        assertThat(read("{}")).isEqualTo(Canon.EMPTY);
        assertThat(read("{\"premise\": null, \"setting\": null, \"tones\": null, \"rules\": null}")).isEqualTo(
            Canon.EMPTY
        );
    }

    @Test
    void unknown_properties_are_ignored() {
        assertThat(read("{\"mood\": [1, {}], \"setting\": {\"moons\": 2}}")).isEqualTo(Canon.EMPTY);
    }

    @Test
    void a_change_is_read_by_the_kind_of_its_address() {
        var change = json.readValue(
            "{\"address\": \"/premise\", \"before\": null, \"after\": \"A city.\"}",
            Change.class
        );

        assertThat(change).isEqualTo(new Change(Address.parse("/premise"), null, new Premise("A city.")));
        assertThat(json.readValue("{\"address\": \"/rules/no-ftl\", \"after\": null}", Edit.class).after()).isNull();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var errors = refused(
            """
            {"canon": {"premise": 3, "tones": "dry", "setting": {"year": "soon"},
                       "rules": {"No FTL": {}, "debts": {"statement": "", "scope": "galactic"}},
                       "elements": {"ark": {"kind": "ship", "name": "Ark", "summary": "It left.",
                                            "properties": {"crew": 9}, "relations": [null, {"to": "A b"}]}}}}"""
        );

        assertThat(errors)
            .extracting(FieldError::field)
            .containsExactlyInAnyOrder(
                "canon.premise",
                "canon.tones",
                "canon.setting.year",
                "canon.rules.No FTL",
                "canon.rules.debts.statement",
                "canon.rules.debts.scope",
                "canon.rules.debts.certainty",
                "canon.elements.ark.kind",
                "canon.elements.ark.properties.crew",
                "canon.elements.ark.relations[0]",
                "canon.elements.ark.relations[1].to"
            );
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        changes[0].address         | [{"after": "x"}]
        changes[0].address         | [{"address": "/nothing/x", "after": "x"}]
        changes[0].address         | [{"address": 7}]
        changes[1].address         | [{"address": "/premise", "after": "x"}, {"address": "/rules"}]
        changes[0].after           | [{"address": "/premise", "after": {"text": "x"}}]
        changes[0].after           | [{"address": "/premise", "after": " "}]
        changes[0].after[1]        | [{"address": "/tones", "after": ["dry", 1]}]
        changes[0].after.statement | [{"address": "/rules/a", "after": {"scope": "local", "certainty": "tentative"}}]
        changes[0].after.text      | [{"address": "/questions/who", "after": {}}]
        changes[0].after           | [{"address": "/rules/no-ftl"}]
        changes[0]                 | ["/premise"]
        """
    )
    void a_wrong_edit_is_named_by_its_place(String field, String changes) {
        assertThat(refused("{\"changes\": " + changes + "}"))
            .extracting(FieldError::field)
            .containsExactly(field);
    }

    @Test
    void a_text_that_cannot_be_stored_is_named() {
        assertThat(refused("{\"canon\": {\"questions\": {\"who\": {\"text\": \"a\\u0000b\"}}}}"))
            .extracting(FieldError::field)
            .containsExactly("canon.questions.who.text");
    }

    @Test
    void an_endless_list_of_faults_is_cut() {
        var rules = new StringBuilder();
        for (var i = 0; i < 400; i++) {
            rules
                .append(i == 0 ? "" : ",")
                .append("\"rule-")
                .append(i)
                .append("\": 1");
        }

        assertThat(refused("{\"canon\": {\"rules\": {" + rules + "}}}")).hasSize(100);
    }

    @Test
    void an_agent_may_leave_out_how_detailed_and_how_strong() {
        var element = read(
            """
            {"elements": {"ark": {"kind": "artifact", "name": "Ark", "summary": "It left.",
                                  "relations": [{"to": "mira", "kind": "carries"}]}}}"""
        )
            .elements()
            .values()
            .iterator()
            .next();

        assertThat(element.detail()).isEqualTo(Element.Detail.SKETCH);
        assertThat(element.relations()).extracting(Relation::strength).containsExactly(Relation.Strength.MODERATE);
    }

    private Canon read(String text) {
        return json.readValue(text, Canon.class);
    }

    private List<FieldError> refused(String text) {
        var failure = catchThrowableOfType(JacksonException.class, () -> json.readValue(text, Request.class));
        return JsonProblems.of(failure).errors();
    }
}
