package app.deepscifi.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A response, read to its end. */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final String PROBLEM_TYPE = "https://deepscifi.app/problems/";

    /** Asserts the status and returns the response. */
    public Answer is(int expected) {
        assertThat(status).as("status of the answer %s", body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return Visitor.JSON.readTree(body);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The code of the problem document. Asserts that it has all required properties. */
    public String problem() {
        assertThat(header("Content-Type")).as(body).startsWith("application/problem+json");
        var problem = json();
        assertThat(problem.path("type").asString()).startsWith(PROBLEM_TYPE);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(body).doesNotContain("\tat ", "Exception");
        return problem.path("type").asString().substring(PROBLEM_TYPE.length());
    }

    /** The names of the invalid fields in a problem document. */
    public List<String> fields() {
        return json()
            .path("errors")
            .valueStream()
            .map(error -> error.path("field").asString())
            .toList();
    }

    /** One property of each item of a list. */
    public List<String> items(String property) {
        return items()
            .stream()
            .map(item -> item.path(property).asString())
            .toList();
    }

    public List<JsonNode> items() {
        return json().path("items").valueStream().toList();
    }
}
