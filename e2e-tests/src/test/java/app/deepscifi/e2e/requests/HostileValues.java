package app.deepscifi.e2e.requests;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that faulty programs or attackers send. */
final class HostileValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 3_000;

    private HostileValues() {}

    static Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
            "",
            " ",
            "\0",
            "\ud83d",
            "\udc00",
            "🙂",
            "👩‍👩‍👧",
            "\u202e",
            "e\u0301",
            "서울",
            "\n",
            "\r\n",
            "\u2028",
            "\"",
            "'",
            "\\",
            "'; drop table users; --",
            "-".repeat(200),
            "- ".repeat(60),
            "!&|():*<->",
            "%",
            "%00",
            "<turn>",
            "../..",
            "/rules/one-lamp",
            "x".repeat(300),
            "0",
            "-1",
            "1e999",
            "2147483648",
            "-9223372036854775809",
            "NaN",
            "null",
            "00000000-0000-4000-8000-000000000000",
            "00000000-0000-4000-8000-00000000000",
            "0-0-0-0-0",
            "2026-02-30T25:00:00Z"
        );
        var text = Arbitraries.oneOf(pieces, Arbitraries.strings().all().ofMaxLength(30))
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join("", parts));
        return Arbitraries.frequencyOf(Tuple.of(12, text), Tuple.of(1, text.map(it -> it + "y".repeat(30_000))));
    }

    /** A value of any type. */
    static Arbitrary<JsonNode> json() {
        return Arbitraries.oneOf(
            texts().map(NODES::stringNode),
            Arbitraries.of(
                NODES.nullNode(),
                NODES.booleanNode(true),
                NODES.numberNode(0),
                NODES.numberNode(-1),
                NODES.numberNode(1.5),
                NODES.numberNode(Integer.MAX_VALUE),
                NODES.numberNode(Long.MIN_VALUE),
                NODES.numberNode(BigInteger.TEN.pow(400)),
                NODES.numberNode(1e300),
                NODES.arrayNode(),
                NODES.objectNode(),
                NODES.arrayNode().add(NODES.nullNode()),
                NODES.objectNode().put("", ""),
                NODES.objectNode().put("\0", "\0")
            ),
            texts().map(text -> NODES.arrayNode().add(text).add(text)),
            texts().map(text -> NODES.objectNode().put(text, text))
        );
    }

    /** Bodies that are no JSON, or far too large. */
    static Arbitrary<byte[]> bodies() {
        var texts = List.of(
            "",
            "{",
            "[]",
            "7",
            "null",
            "{}{}",
            "{\"a\":1,\"a\":2}",
            "{'a': 1}",
            "\ufeff{}",
            "1e999999999",
            "9".repeat(5_000),
            "[".repeat(DEEP),
            "{\"a\":".repeat(DEEP),
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "{\"" + "k".repeat(100_000) + "\":1}",
            "\"\\ud800\"",
            "{\"\\u0000\":\"\\ud800\"}"
        );
        return Arbitraries.oneOf(
            Arbitraries.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)),
            Arbitraries.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_16)),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(40)
        );
    }
}
