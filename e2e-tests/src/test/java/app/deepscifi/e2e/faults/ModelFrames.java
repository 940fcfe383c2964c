package app.deepscifi.e2e.faults;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The frames of one model answer, as they were sent. */
final class ModelFrames {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DONE = "[DONE]";
    private static final String END = "end";

    private final String id = UUID.randomUUID().toString();
    private final Language language;
    private final List<String> frames = new ArrayList<>();

    ModelFrames(Language language) {
        this.language = language;
    }

    String id() {
        return id;
    }

    synchronized void add(String frame) {
        frames.add(frame);
    }

    synchronized Said said() {
        return new Said(
            id,
            frames.stream().map(language::kind).toList(),
            joined(Upstream.Part.REASONING),
            joined(Upstream.Part.TEXT),
            arguments()
        );
    }

    private String joined(Upstream.Part part) {
        return frames
            .stream()
            .filter(frame -> language.kind(frame).equals(language.kind(part)))
            .map(frame -> language.text(part, json(frame)))
            .collect(Collectors.joining());
    }

    /** The arguments of the last call, which is the one that writes a passage. */
    private Optional<String> arguments() {
        var writes = frames.stream().anyMatch(frame -> frame.contains("write_segment"));
        if (!writes) {
            return Optional.empty();
        }
        return Optional.of(
            frames
                .stream()
                .dropWhile(frame -> !frame.contains("write_segment"))
                .filter(frame -> language.kind(frame).equals(language.kind(Upstream.Part.CALL)))
                .map(frame -> language.text(Upstream.Part.CALL, json(frame)))
                .collect(Collectors.joining())
        );
    }

    private static JsonNode json(String frame) {
        return JSON.readTree(data(frame));
    }

    private static String data(String frame) {
        return frame.substring(frame.indexOf("data: ") + "data: ".length()).strip();
    }

    /** The names in a provider's API. */
    enum Language {
        OPEN_AI {
            @Override
            Map<String, String> environment(URI url) {
                return Map.of(
                    "AGENT_RUNTIME",
                    "direct",
                    "OPENAI_BASE_URL",
                    url.resolve("/v1").toString(),
                    "LETTA_MODEL",
                    "openai-proxy/stub"
                );
            }

            @Override
            String kind(String frame) {
                if (data(frame).equals(DONE)) {
                    return DONE;
                }
                var choice = json(frame).path("choices").path(0);
                if (choice.isMissingNode()) {
                    return "usage";
                }
                if (choice.hasNonNull("finish_reason")) {
                    return END;
                }
                var delta = choice.path("delta");
                return delta.has("role") ? "role" : delta.propertyNames().iterator().next();
            }

            @Override
            String kind(Upstream.Part part) {
                return switch (part) {
                    case REASONING -> "reasoning_content";
                    case TEXT -> "content";
                    case CALL -> "tool_calls";
                };
            }

            @Override
            String text(Upstream.Part part, JsonNode frame) {
                var delta = frame.at("/choices/0/delta").path(kind(part));
                return part == Upstream.Part.CALL ? delta.at("/0/function/arguments").asString("") : delta.asString("");
            }

            @Override
            boolean isComplete(Said answer) {
                return answer.kinds().contains(END);
            }
        },
        ANTHROPIC {
            @Override
            Map<String, String> environment(URI url) {
                return Map.of(
                    "AGENT_RUNTIME",
                    "direct",
                    "ANTHROPIC_API_KEY",
                    "a key",
                    "ANTHROPIC_BASE_URL",
                    url.toString(),
                    "LETTA_MODEL",
                    "anthropic/stub"
                );
            }

            @Override
            String kind(String frame) {
                var event = json(frame);
                return event.path("type").asString() + event.at("/delta/type").asString("").replaceFirst("^(.)", " $1");
            }

            @Override
            String kind(Upstream.Part part) {
                return switch (part) {
                    case REASONING -> "content_block_delta thinking_delta";
                    case TEXT -> "content_block_delta text_delta";
                    case CALL -> "content_block_delta input_json_delta";
                };
            }

            @Override
            String text(Upstream.Part part, JsonNode frame) {
                var name = switch (part) {
                    case REASONING -> "thinking";
                    case TEXT -> "text";
                    case CALL -> "partial_json";
                };
                return frame.path("delta").path(name).asString("");
            }

            @Override
            boolean isComplete(Said answer) {
                return answer.kinds().contains("message_delta");
            }
        };

        abstract Map<String, String> environment(URI url);

        abstract String kind(String frame);

        abstract String kind(Upstream.Part part);

        abstract String text(Upstream.Part part, JsonNode frame);

        abstract boolean isComplete(Said answer);
    }
}
