package app.deepscifi.api.agents.runtime.direct;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ModelAccess;
import app.deepscifi.api.agents.runtime.ModelAccess.Provider;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.api.agents.runtime.direct.ModelServer.Answer;
import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry;
import app.deepscifi.api.agents.runtime.direct.model.ModelHttp;
import app.deepscifi.api.agents.runtime.direct.model.Oddities;
import app.deepscifi.api.agents.runtime.direct.model.OpenAiModel;
import app.deepscifi.api.agents.runtime.direct.model.OpenAiStream;
import app.deepscifi.api.agents.runtime.direct.model.Window;
import app.deepscifi.api.platform.settings.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Real answers of servers are parsed as intended, however the network splits them. */
class ModelStreamsTests {

    private static final Set<String> TOOLS = Set.of("list_worlds", "remember_preferences", "write_segment", "suggest");
    private static final String RAIN = "remember_preferences {\"text\":\"likes rain\"}";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Piece.Usage USED = new Piece.Usage(11, 7);

    /** The expected result of each case. */
    private static HeardAnswer expected(String name) {
        return switch (name) {
            case "length" -> answer("", "This sentence is cut in the mid", "cut", USED);
            case "finish_error" -> failed("half a sent", Kind.MODEL_FAILED);
            case "error_null" -> answer("", "ok", "ended", USED);
            case "usage_every" -> answer("", "abc", "ended", new Piece.Usage(100, 3));
            case "usage_partial" -> answer("", "a", "ended", null);
            case "usage_float" -> answer("", "a", "ended", new Piece.Usage(5, 3));
            case "tool_index0_two_diff" -> calls("", "list_worlds {}", RAIN);
            case "tool_noindex_frag", "tool_objargs" -> calls("", RAIN);
            case "tool_name_late" -> calls("", "list_worlds {}");
            case "think_tags" -> answer("the user wants X, secret plan", "The real answer.", "ended", USED);
            case "reasoning_only" -> answer("only thinking", "", "ended", USED);
            case "surrogate_split" -> answer("", "a 🚀 b", "ended", USED);
            // StorableText removes it before it is shown and stored.
            case "nul" -> answer("", "a\u0000b", "ended", USED);
            case "refusal" -> answer("", "I can not help with that.", "refused", USED);
            case "groq_tool" -> calls("I should list", "list_worlds {}");
            case "passage_text_second_idx0" -> calls(
                "",
                "write_segment {\"text\":\"First passage.\"}",
                "suggest {\"items\":[\"go on\"]}"
            );
            case "passage_len" -> new HeardAnswer(
                "",
                "",
                List.of("write_segment {\"text\":\"A star flew and the"),
                "cut",
                Optional.of(USED),
                Optional.empty()
            );
            case "num402" -> failed("", Kind.NO_CREDIT);
            case "vllm_notools" -> failed("", Kind.NO_TOOLS);
            case "ctx_vllm" -> failed("", Kind.TOO_LONG);
            case "nonstream" -> answer("", "whole answer", "ended", USED);
            default -> throw new IllegalArgumentException(name + " is a new case: say what shall come of it");
        };
    }

    static Stream<ModelStreamCase> cases() {
        return ModelStreamCase.all();
    }

    static Stream<ModelStreamCase> streams() {
        return cases().filter(it -> !it.frames().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void real_answers_are_parsed_as_intended(ModelStreamCase given) throws IOException {
        var answers = new Answer[5];
        Arrays.fill(answers, given.answer());

        assertThat(asked(Provider.OPENAI_COMPATIBLE, answers)).isEqualTo(expected(given.name()));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void the_same_comes_out_wherever_the_bytes_are_parted(ModelStreamCase given) {
        var bytes = String.join("", given.frames()).getBytes(StandardCharsets.UTF_8);

        for (var at = 0; at <= bytes.length; at++) {
            assertThat(read(parted(bytes, at)))
                .as("parted at %d", at)
                .isEqualTo(expected(given.name()));
        }
        assertThat(read(byOne(bytes))).isEqualTo(expected(given.name()));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void the_same_comes_out_however_frames_are_written(ModelStreamCase given) {
        Map<String, UnaryOperator<String>> ways = Map.of(
            "lines end with CR and LF",
            frames -> frames.replace("\n", "\r\n"),
            "lines end with CR",
            frames -> frames.replace("\n", "\r"),
            "no space after data:",
            frames -> frames.replace("data: ", "data:"),
            "comments between them",
            frames -> ": OPENROUTER PROCESSING\n\n" + frames.replace("\n\n", "\n\n: ping\n\n"),
            "other fields",
            frames -> frames.replace("data: ", "id: 1\nretry: 5\nevent: message\ndata: "),
            "no empty line between them",
            frames -> frames.replace("\n\n", "\n"),
            "no empty line at the end",
            String::strip,
            "a mark at the beginning",
            frames -> "\uFEFF" + frames,
            "no [DONE]",
            frames -> frames.replace("data: [DONE]\n\n", "")
        );
        ways.forEach((way, written) ->
            assertThat(read(written.apply(String.join("", given.frames()))))
                .as(way)
                .isEqualTo(expected(given.name()))
        );
    }

    @Test
    void an_answer_that_has_given_its_reason_is_whole_however_its_connection_ends() {
        var frames = String.join(
            "",
            cases()
                .filter(it -> it.name().equals("error_null"))
                .findFirst()
                .orElseThrow()
                .frames()
        );
        var upToReason = frames.substring(0, frames.indexOf("data: ", frames.indexOf("\"stop\"")));

        var heard = read(new SequenceInputStream(new ByteArrayInputStream(bytes(upToReason)), broken()));

        assertThat(heard).isEqualTo(answer("", "ok", "ended", null));
    }

    @Test
    void an_answer_that_ends_before_its_reason_broke_off_and_keeps_what_came() {
        assertThat(read(chunk("{\"content\":\"half\"}"))).isEqualTo(failed("half", Kind.MODEL_FAILED));
        assertThat(read(chunk("{\"content\":\"half\"}") + "data: [DONE]\n\n").end()).isEqualTo("ended");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_is_read_in_each_form(String delta, String reasoning, String text) {
        var heard = read(chunk(delta) + ENDED);

        assertThat(heard.reasoning()).isEqualTo(reasoning);
        assertThat(heard.text()).isEqualTo(text);
        assertThat(heard.failure()).isEmpty();
    }

    static Stream<List<String>> textForms() {
        return Stream.of(
            List.of("{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]}", "", "ab"),
            List.of("{\"content\":[\"a\",{\"type\":\"output_text\",\"text\":{\"value\":\"b\"}}]}", "", "ab"),
            List.of("{\"content\":null,\"reasoning\":\"hm\"}", "hm", ""),
            List.of("{\"content\":{\"text\":\"a\"}}", "", "a"),
            List.of("{\"content\":7}", "", ""),
            List.of("{\"content\":\"a\",\"reasoning_content\":\"hm\",\"reasoning\":\"hm\"}", "hm", "a"),
            List.of(
                "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm\"}],\"content\":\"a\"}",
                "hm",
                "a"
            ),
            List.of(
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},{\"type\":\"text\",\"text\":\"a\"}]}",
                "hm",
                "a"
            ),
            List.of("{\"content\":\"<THINKING>hm</THINKING>a\"}", "hm", "a"),
            List.of("{\"content\":\"a <think>hm</think> b\"}", "hm", "a  b"),
            List.of("{\"content\":\"<think>hm\"}", "hm", ""),
            List.of("{\"content\":\"a < b <thin air> c <\"}", "", "a < b <thin air> c <"),
            List.of("{\"content\":\"\\n\\n<think>\\n</think>\\n\\na\"}", "", "a")
        );
    }

    static Stream<Arguments> texts() {
        return textForms().map(it -> Arguments.of(it.toArray()));
    }

    @ParameterizedTest
    @MethodSource("taggedTexts")
    void no_tag_around_thoughts_is_ever_said_wherever_the_text_is_cut(String sent, String reasoning, String text) {
        var pieces = new ArrayList<List<String>>();
        for (var cut = 0; cut <= sent.length(); cut++) {
            pieces.add(List.of(sent.substring(0, cut), sent.substring(cut)));
        }
        pieces.add(sent.chars().mapToObj(Character::toString).toList());
        for (var each : pieces) {
            var frames = new StringBuilder();
            each.forEach(piece -> frames.append(chunk("{\"content\":" + JSON.writeValueAsString(piece) + "}")));

            assertThat(read(frames + ENDED))
                .as("%s", each)
                .isEqualTo(answer(reasoning, text, "ended", null));
        }
    }

    static Stream<Arguments> taggedTexts() {
        return Stream.of(
            Arguments.of("<think>\nhm</think>\n\na b", "hm", "a b"),
            Arguments.of("<think>hm</think>a <THINK>hm</THINK> b", "hmhm", "a  b"),
            // Templates of models that always reason leave out the opening tag.
            Arguments.of("I should hide this.\n</think>\n\nHello.", "", "I should hide this.\n\n\nHello."),
            Arguments.of("\n</think>\n\nHello.", "", "Hello."),
            Arguments.of("</thinking>Hello.</think>", "", "Hello."),
            Arguments.of("a</think>b<think>hm</think></think>c", "hm", "abc"),
            Arguments.of("<think>hm<think>hm</think>a", "hmhm", "a"),
            Arguments.of("a<think></think>b</think>", "", "ab")
        );
    }

    @ParameterizedTest
    @MethodSource("calls")
    void calls_are_put_together_in_each_form(List<String> pieces, List<String> calls) {
        var frames = new StringBuilder();
        pieces.forEach(piece -> frames.append(chunk("{\"tool_calls\":" + piece + "}")));

        var heard = read(frames + ENDED);

        assertThat(heard.calls()).containsExactlyElementsOf(calls);
        assertThat(heard.end()).isEqualTo("calls");
    }

    static Stream<Arguments> calls() {
        var args = "\"arguments\":";
        return Stream.of(
            // Encoded twice, in a code block, as an object, after an empty piece, repeated at the end, missing.
            forms(
                List.of("[" + call("0", "a", "suggest", args + "\"\\\"{\\\\\\\"items\\\\\\\":[]}\\\"\"") + "]"),
                "suggest {\"items\":[]}"
            ),
            forms(
                List.of("[" + call("0", "a", "suggest", args + "\"```json\\n{\\\"items\\\":[]}\\n```\"") + "]"),
                "suggest {\"items\":[]}"
            ),
            forms(
                List.of(
                    "[" + call("0", "a", "suggest", args + "{}") + "]",
                    "[" + call("0", "", "", args + "\"{\\\"items\\\":[]}\"") + "]"
                ),
                "suggest {\"items\":[]}"
            ),
            forms(
                List.of(
                    "[" + call("0", "a", "suggest", args + "\"{\\\"items\\\"\"") + "]",
                    "[" + call("0", "a", "suggest", args + "\":[]}\"") + "]",
                    "[" + call("0", "a", "suggest", args + "\"{\\\"items\\\":[]}\"") + "]"
                ),
                "suggest {\"items\":[]}"
            ),
            forms(List.of("[" + call("0", "a", "list_worlds", args + "null") + "]"), "list_worlds {}"),
            forms(List.of("[" + call("0", "a", "list_worlds", args + "\"null\"") + "]"), "list_worlds {}"),
            // No list; no function around it; the name in two pieces; an index that is a string.
            forms(List.of(call("0", "a", "list_worlds", args + "\"{}\"")), "list_worlds {}"),
            forms(List.of("[{\"id\":\"a\",\"name\":\"list_worlds\",\"arguments\":{}}]"), "list_worlds {}"),
            forms(
                List.of(
                    "[" + call("0", "a", "list_", args + "\"\"") + "]",
                    "[" + call("0", "", "worlds", args + "\"{}\"") + "]"
                ),
                "list_worlds {}"
            ),
            forms(List.of("[" + call("\"0\"", "a", "list_worlds", args + "\"{}\"") + "]"), "list_worlds {}"),
            // The same index or none, and no ids: two calls of one tool, two tools, in one frame and in two.
            forms(
                List.of(
                    "[" +
                        call("0", "", "suggest", args + "\"{\\\"items\\\":[1]}\"") +
                        "," +
                        call("0", "", "suggest", args + "\"{\\\"items\\\":[2]}\"") +
                        "]"
                ),
                "suggest {\"items\":[1]}",
                "suggest {\"items\":[2]}"
            ),
            forms(
                List.of(
                    "[" + call("null", "", "suggest", args + "{\"items\":[1]}") + "]",
                    "[" + call("null", "", "list_worlds", args + "{}") + "]"
                ),
                "suggest {\"items\":[1]}",
                "list_worlds {}"
            ),
            // Interleaved by index; and every piece with its own id.
            forms(
                List.of(
                    "[" +
                        call("0", "a", "suggest", args + "\"{\\\"items\\\"\"") +
                        "," +
                        call("1", "b", "list_worlds", args + "\"\"") +
                        "]",
                    "[" + call("1", "", "", args + "\"{}\"") + "," + call("0", "", "", args + "\":[]}\"") + "]"
                ),
                "suggest {\"items\":[]}",
                "list_worlds {}"
            ),
            forms(
                List.of(
                    "[" + call("0", "a1", "suggest", args + "\"{\\\"items\\\"\"") + "]",
                    "[" + call("0", "a2", "", args + "\":[]}\"") + "]"
                ),
                "suggest {\"items\":[]}"
            ),
            // Characters that no database stores.
            forms(
                List.of(
                    "[" +
                        call(
                            "0",
                            "a",
                            "suggest",
                            args + "\"{\\\"items\\\":[\\\"a\\\\u0000b\\\\ud83d\\\\ude80\\\"]}\""
                        ) +
                        "]"
                ),
                "suggest {\"items\":[\"ab🚀\"]}"
            )
        );
    }

    private static Arguments forms(List<String> pieces, String... calls) {
        return Arguments.of(pieces, List.of(calls));
    }

    private static String call(String index, String id, String name, String arguments) {
        var function = "\"function\":{\"name\":\"" + name + "\"," + arguments + "}";
        return "{\"index\":" + index + ",\"id\":\"" + id + "\",\"type\":\"function\"," + function + "}";
    }

    @ParameterizedTest
    @MethodSource("usages")
    void usage_is_read_in_each_form(String usage, int input, int output) {
        var heard = read(chunk("{\"content\":\"a\"}") + ENDED.replace("}\n", ",\"usage\":" + usage + "}\n"));

        assertThat(heard.failure()).isEmpty();
        assertThat(heard.usage().orElse(new Piece.Usage(0, 0))).isEqualTo(new Piece.Usage(input, output));
    }

    static Stream<Arguments> usages() {
        return Stream.of(
            usage("null", 0, 0),
            usage("{}", 0, 0),
            usage("[]", 0, 0),
            usage("{\"prompt_tokens\":null,\"completion_tokens\":null}", 0, 0),
            usage("{\"prompt_tokens\":\"12\",\"completion_tokens\":\"3.0\"}", 12, 3),
            usage("{\"prompt_tokens\":12,\"total_tokens\":15}", 12, 3),
            usage("{\"completion_tokens\":3,\"total_tokens\":15}", 12, 3),
            usage("{\"input_tokens\":12,\"output_tokens\":3}", 12, 3),
            usage("{\"prompt_tokens\":99999999999,\"completion_tokens\":-1}", Integer.MAX_VALUE, 0)
        );
    }

    private static Arguments usage(String usage, int input, int output) {
        return Arguments.of(usage, input, output);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_error_in_the_stream_keeps_what_came_and_says_why(String frame, Kind kind) {
        assertThat(read(chunk("{\"content\":\"half\"}") + frame)).isEqualTo(failed("half", kind));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
            error("data: {\"error\":{\"code\":502,\"message\":\"Provider disconnected\"}}\n\n", Kind.MODEL_FAILED),
            error("data: {\"error\":{\"message\":\"Rate limit exceeded\",\"code\":429}}\n\n", Kind.RATE_LIMITED),
            error("data: {\"error\":\"something broke\"}\n\n", Kind.MODEL_FAILED),
            error("event: error\ndata: upstream timed out\n\n", Kind.MODEL_FAILED),
            error("data: {\"object\":\"error\",\"message\":\"boom\",\"code\":50001}\n\n", Kind.MODEL_FAILED),
            error("data: {\"error\":{\"message\":\"Insufficient credits\",\"code\":402}}\n\n", Kind.NO_CREDIT),
            error("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"error\"}]}\n\n", Kind.MODEL_FAILED)
        );
    }

    private static Arguments error(String frame, Kind kind) {
        return Arguments.of(frame, kind);
    }

    private static final String ENDED =
        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

    private static String chunk(String delta) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}\n\n";
    }

    private static HeardAnswer answer(String reasoning, String text, String end, Piece.@Nullable Usage usage) {
        return new HeardAnswer(reasoning, text, List.of(), end, Optional.ofNullable(usage), Optional.empty());
    }

    private static HeardAnswer calls(String reasoning, String... calls) {
        return new HeardAnswer(reasoning, "", List.of(calls), "calls", Optional.of(USED), Optional.empty());
    }

    private static HeardAnswer failed(String text, Kind kind) {
        return new HeardAnswer("", text, List.of(), null, Optional.empty(), Optional.of(kind));
    }

    /** Sends the request over HTTP, with all layers of a turn. */
    private static HeardAnswer asked(Provider provider, Answer... answers) throws IOException {
        try (
            var server = new ModelServer(answers);
            var http = new ModelHttp(Duration.ofSeconds(5), Duration.ofSeconds(30))
        ) {
            var access = new ModelAccess(provider, "x/y", server.url().resolve("/v1").toString(), new Secret("key"));
            var said = List.<HistoryEntry>of(new HistoryEntry.User("Hello"));
            var tools = TOOLS.stream()
                .map(name -> new ToolDefinition(name, "Does.", Map.of("type", "object")))
                .toList();
            var talk = new DirectConversation(
                UUID.randomUUID(),
                "You are.",
                List.of(),
                UUID.randomUUID(),
                0,
                null,
                List.of()
            );
            try {
                return HeardAnswer.of(
                    new Question(new OpenAiModel(access, http), talk, said, tools).ask(Window.USUAL, _ -> {})
                );
            } catch (AgentRuntimeException e) {
                return failed("", e.kind());
            }
        }
    }

    private static HeardAnswer read(String frames) {
        return read(new ByteArrayInputStream(bytes(frames)));
    }

    private static HeardAnswer read(InputStream frames) {
        return HeardAnswer.of(new OpenAiStream(frames, TOOLS, new Oddities("openai/x")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream parted(byte[] bytes, int at) {
        return new SequenceInputStream(
            new ByteArrayInputStream(bytes, 0, at),
            new ByteArrayInputStream(bytes, at, bytes.length - at)
        );
    }

    private static InputStream byOne(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() {
                throw new AgentRuntimeException(Kind.MODEL_FAILED, "The connection broke");
            }
        };
    }
}
