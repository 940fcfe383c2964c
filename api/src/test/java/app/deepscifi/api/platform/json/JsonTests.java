package app.deepscifi.api.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.api.platform.json.ServiceJson;
import app.deepscifi.api.platform.problems.FieldError;
import app.deepscifi.api.platform.problems.JsonProblems;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Role;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Slug;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTests {

    private static final String ID = "6c78f15d-cbeb-4ed1-b66b-3a9d3fcf41d9";

    private final JsonMapper json = ServiceJson.mapper();

    record Sent(
        @Nullable WorldId id,
        @Nullable Role role,
        @Nullable Address address,
        @Nullable Map<Slug, Integer> counts,
        @Nullable List<String> words,
        @Nullable JsonNode tree
    ) {}

    record NewWorld(@Nullable String name, @Nullable Canon canon) {}

    @Test
    void ids_constants_addresses_and_slugs_are_plain_texts_both_ways() {
        var text = """
        {"id":"%s","role":"editor","address":"/rules/no-ftl","counts":{"ark":1},"words":["a"],"tree":{"a":[null]}}""".formatted(
            ID
        );
        var sent = json.readValue(text, Sent.class);

        assertThat(sent.id()).isEqualTo(new WorldId(UUID.fromString(ID)));
        assertThat(sent.role()).isEqualTo(Role.EDITOR);
        assertThat(sent.counts()).containsEntry(new Slug("ark"), 1);
        assertThat(json.readTree(json.writeValueAsString(sent))).isEqualTo(json.readTree(text));
    }

    @Test
    void null_values_are_written() {
        assertThat(json.writeValueAsString(new NewWorld(null, null))).isEqualTo("{\"name\":null,\"canon\":null}");
    }

    @Test
    void an_unknown_constant_is_refused_with_its_path_and_the_choices() {
        assertThat(
            errors(
                """
                {"canon": {"elements": {"ark": {"kind": "spaceship", "name": "Ark", "summary": "A ship."}}}}
                """
            )
        ).containsExactly(
            new FieldError(
                "canon.elements.ark.kind",
                "must be one of character, location, technology, faction, species, artifact, event, concept"
            )
        );
        assertThat(errors(Sent.class, "{\"role\": \"EDITOR\"}")).extracting(FieldError::field).containsExactly("role");
    }

    @Test
    void everything_that_a_record_finds_wrong_is_said_at_its_path() {
        assertThat(errors("{\"canon\": {\"elements\": {\"ark\": {}}}}"))
            .extracting(FieldError::field)
            .containsExactly("canon.elements.ark.kind", "canon.elements.ark.name", "canon.elements.ark.summary");
    }

    @Test
    void a_key_that_is_no_slug_is_refused_with_its_path() {
        assertThat(errors("{\"canon\": {\"elements\": {\"The Ark\": {}}}}"))
            .extracting(FieldError::field)
            .containsExactly("canon.elements.The Ark");
    }

    @Test
    void a_wrong_type_is_refused_with_its_path_and_what_would_do() {
        assertThat(errors("{\"name\": 5}")).containsExactly(new FieldError("name", "must be a text"));
        assertThat(errors("{\"canon\": []}")).containsExactly(new FieldError("canon", "must be an object"));
        assertThat(errors("{\"canon\": {\"tones\": \"dark\"}}")).containsExactly(
            new FieldError("canon.tones", "must be a list")
        );
        assertThat(errors("{\"canon\": {\"setting\": {\"year\": 1e99}}}")).containsExactly(
            new FieldError("canon.setting.year", "must be a whole number")
        );
        assertThat(errors("{\"canon\": {\"setting\": {\"year\": \"soon\"}}}")).containsExactly(
            new FieldError("canon.setting.year", "must be a whole number")
        );
    }

    @Test
    void null_in_a_list_or_a_map_is_refused_with_its_path() {
        assertThat(errors(Sent.class, "{\"words\": [\"a\", null]}"))
            .extracting(FieldError::message)
            .containsExactly("must not be null");
        assertThat(errors("{\"canon\": {\"rules\": {\"no-ftl\": null}}}")).hasSize(1);
    }

    @Test
    void text_that_can_not_be_stored_is_refused_wherever_it_stands() {
        assertThat(errors("{\"name\": \"a\\u0000b\"}")).extracting(FieldError::field).containsExactly("name");
        assertThat(errors("{\"name\": \"a\\ud800b\"}")).extracting(FieldError::field).containsExactly("name");
        assertThat(errors(Sent.class, "{\"words\": [\"a\", \"\\u0000\"]}"))
            .extracting(FieldError::field)
            .containsExactly("words[1]");
        assertThat(errors(Sent.class, "{\"tree\": {\"a\": [{\"b\": \"\\u0000\"}]}}"))
            .extracting(FieldError::field)
            .containsExactly("tree.a[0].b");
        assertThat(json.readValue("{\"name\": \"🚀\"}", NewWorld.class).name()).isEqualTo("🚀");
    }

    @Test
    void an_id_is_read_strictly() {
        assertThat(errors(Sent.class, "{\"id\": \"1-1-1-1-1\"}")).extracting(FieldError::field).containsExactly("id");
        assertThat(errors(Sent.class, "{\"id\": 7}")).extracting(FieldError::field).containsExactly("id");
    }

    @Test
    void broken_json_is_named_so_with_the_field_it_broke_at() {
        var problem = problem(NewWorld.class, "{\"name\": \"a\nb\"}");

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_JSON);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("name");
    }

    private List<FieldError> errors(String text) {
        return errors(NewWorld.class, text);
    }

    private List<FieldError> errors(Class<?> type, String text) {
        var problem = problem(type, text);
        assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION);
        return problem.errors();
    }

    private ProblemException problem(Class<?> type, String text) {
        return JsonProblems.of(catchThrowableOfType(JacksonException.class, () -> json.readValue(text, type)));
    }
}
