package app.deepscifi.api.platform.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.deepscifi.api.platform.http.RequestSizeFilter;
import app.deepscifi.api.platform.json.ServiceJson;
import app.deepscifi.api.platform.web.CallerArguments;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.IfMatchArguments;
import app.deepscifi.api.platform.web.PageArguments;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.platform.web.TextConversions;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.world.Stage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The values that a handler receives, and the problem document for invalid ones. */
class RequestsTests {

    private final Problems problems = new Problems(ServiceJson.mapper());
    private final MockMvc mvc = mvc(new Caller.SignedOut());

    record Greeting(@Nullable String name, @Nullable Stage stage) {}

    @RestController
    static class Handlers {

        @PostMapping("/greetings")
        Greeting greet(@RequestBody Greeting greeting) {
            return greeting;
        }

        @GetMapping("/worlds/{id}")
        WorldId world(@PathVariable WorldId id) {
            return id;
        }

        @GetMapping("/worlds")
        Map<String, Object> worlds(
            @RequestParam(required = false) @Nullable WorldId near,
            @RequestParam(defaultValue = "draft") Stage stage,
            PageRequest page
        ) {
            return Map.of("stage", stage, "limit", page.limit());
        }

        @GetMapping("/me")
        String me(Caller.Person me) {
            return me.displayName();
        }

        @GetMapping("/anybody")
        boolean anybody(Caller caller) {
            return caller instanceof Caller.Person;
        }

        @PostMapping("/versions")
        IfMatch version(IfMatch ifMatch) {
            return ifMatch.required();
        }

        @GetMapping("/refused")
        void refused() {
            throw new InvalidInput("canon.premise", "is missing");
        }

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("password=hunter2");
        }
    }

    @Test
    void a_problem_has_a_stable_type_a_sentence_the_field_and_the_trace_id() throws Exception {
        var response = mvc
            .perform(
                post("/greetings")
                    .header("X-Request-Id", "abc-1")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"stage\": \"finished\"}")
            )
            .andReturn()
            .getResponse();

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("X-Request-Id")).isEqualTo("abc-1");
        assertThat(ServiceJson.mapper().readTree(response.getContentAsString())).isEqualTo(
            ServiceJson.mapper().readTree(
                """
                {
                  "type": "https://deepscifi.app/problems/validation",
                  "title": "Something in the request can't be taken",
                  "status": 400,
                  "detail": "stage: must be one of sketch, draft, detailed",
                  "instance": "/greetings",
                  "errors": [{"field": "stage", "message": "must be one of sketch, draft, detailed"}],
                  "traceId": "abc-1"
                }
                """
            )
        );
    }

    @Test
    void a_body_that_can_not_be_read_is_the_callers_mistake() throws Exception {
        var json = post("/greetings").contentType(MediaType.APPLICATION_JSON);
        assertThat(problem(json, 400)).isEqualTo("malformed-json");
        assertThat(problem(json.content("{\"name\":"), 400)).isEqualTo("malformed-json");
        assertThat(problem(json.content(new byte[] { '"', (byte) 0xff, '"' }), 400)).isEqualTo("malformed-json");
        assertThat(problem(json.content("[]"), 400)).isEqualTo("validation");
        assertThat(problem(post("/greetings").contentType(MediaType.TEXT_PLAIN).content("hi"), 415)).isEqualTo(
            "unsupported-media-type"
        );
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_it_says_its_length_or_not() throws Exception {
        var big = "{\"name\": \"" + "x".repeat(ProblemMapping.MAX_BODY_BYTES) + "\"}";
        var announced = post("/greetings").contentType(MediaType.APPLICATION_JSON).content(big);
        assertThat(problem(announced, 413)).isEqualTo("too-large");

        RequestBuilder chunked = context -> {
            var request = announced.buildRequest(context);
            return new MockHttpServletRequest(context, "POST", "/greetings") {
                {
                    setContentType(MediaType.APPLICATION_JSON_VALUE);
                    setContent(request.getContentAsByteArray());
                }

                @Override
                public long getContentLengthLong() {
                    return -1;
                }

                @Override
                public int getContentLength() {
                    return -1;
                }
            };
        };
        assertThat(problem(chunked, 413)).isEqualTo("too-large");
    }

    @Test
    void an_id_in_a_path_that_is_none_names_nothing() throws Exception {
        assertThat(problem(get("/worlds/7"), 404)).isEqualTo("not-found");
        assertThat(answer(get("/worlds/6c78f15d-cbeb-4ed1-b66b-3a9d3fcf41d9"), 200).stringValue()).isEqualTo(
            "6c78f15d-cbeb-4ed1-b66b-3a9d3fcf41d9"
        );
    }

    @Test
    void parameters_are_checked_and_named() throws Exception {
        assertThat(field(get("/worlds?near=7"))).isEqualTo("near");
        assertThat(field(get("/worlds?stage=finished"))).isEqualTo("stage");
        assertThat(field(get("/worlds?limit=0"))).isEqualTo("limit");
        assertThat(field(get("/worlds?limit=101"))).isEqualTo("limit");
        assertThat(field(get("/worlds?limit=many"))).isEqualTo("limit");
        assertThat(field(get("/worlds?cursor=!"))).isEqualTo("cursor");
        assertThat(field(get("/worlds").param("q", "a\0b"))).isEqualTo("q");
        assertThat(answer(get("/worlds?limit=100"), 200).get("stage").stringValue()).isEqualTo("draft");
    }

    @Test
    void operations_that_need_a_person_refuse_everybody_else() throws Exception {
        assertThat(problem(get("/me"), 401)).isEqualTo("unauthenticated");
        assertThat(answer(get("/anybody"), 200).booleanValue()).isFalse();

        var signedIn = mvc(new Caller.Person(UserId.random(), "Ada"));
        assertThat(signedIn.perform(get("/me")).andReturn().getResponse().getContentAsString()).contains("Ada");
        assertThat(signedIn.perform(get("/anybody")).andReturn().getResponse().getContentAsString()).isEqualTo("true");
    }

    @Test
    void a_change_without_if_match_is_told_to_send_it() throws Exception {
        assertThat(problem(post("/versions"), 428)).isEqualTo("precondition-required");
        assertThat(problem(post("/versions").header("If-Match", "3"), 400)).isEqualTo("validation");
    }

    @Test
    void a_wrong_method_names_the_right_ones() throws Exception {
        var response = mvc.perform(delete("/greetings")).andReturn().getResponse();

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST");
    }

    @Test
    void invalid_domain_input_becomes_a_validation_problem() throws Exception {
        assertThat(field(get("/refused"))).isEqualTo("canon.premise");
    }

    @Test
    void our_own_failures_say_nothing_of_their_cause() throws Exception {
        assertThat(problem(get("/broken"), 500)).isEqualTo("internal");
        assertThat(mvc.perform(get("/broken")).andReturn().getResponse().getContentAsString()).doesNotContain(
            "hunter2"
        );
    }

    @Test
    void a_problem_is_answered_whatever_the_caller_accepts() throws Exception {
        assertThat(problem(get("/me").accept(MediaType.TEXT_EVENT_STREAM), 401)).isEqualTo("unauthenticated");
    }

    @Test
    void a_request_id_that_could_forge_a_log_line_is_replaced() throws Exception {
        var response = mvc.perform(get("/me").header("X-Request-Id", "a b\nc")).andReturn().getResponse();

        assertThat(response.getHeader("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    private String field(RequestBuilder request) throws Exception {
        return answer(request, 400).get("errors").get(0).get("field").stringValue();
    }

    private String problem(RequestBuilder request, int status) throws Exception {
        return answer(request, status).get("type").stringValue().substring(Problems.TYPE_PREFIX.length());
    }

    private JsonNode answer(RequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return ServiceJson.mapper().readTree(response.getContentAsString());
    }

    private MockMvc mvc(Caller caller) {
        var conversions = new DefaultFormattingConversionService();
        conversions.addConverter(new TextConversions());
        return MockMvcBuilders.standaloneSetup(new Handlers())
            .setControllerAdvice(new ProblemAdvice(problems))
            .setMessageConverters(new JacksonJsonHttpMessageConverter(ServiceJson.mapper()))
            .setConversionService(conversions)
            .setCustomArgumentResolvers(
                new CallerArguments(request -> caller),
                new PageArguments(),
                new IfMatchArguments()
            )
            .addFilters(new RequestIdFilter(), new ProblemFilter(problems), new RequestSizeFilter())
            .build();
    }
}
