package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.direct.ModelServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One answer of {@code cases/model-streams.json}, recorded from an OpenAI-compatible server. */
record ModelStreamCase(String name, List<String> frames, Answer answer) {
    static Stream<ModelStreamCase> all() {
        try (var cases = new ClassPathResource("cases/model-streams.json").getInputStream()) {
            return JsonMapper.shared().readTree(cases).valueStream().map(ModelStreamCase::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelStreamCase of(JsonNode given) {
        var frames = given.path("frames").valueStream().map(JsonNode::asString).toList();
        var answer = given.has("frames")
            ? Answer.stream(frames)
            : Answer.of(given.path("status").asInt(), given.path("body").toString());
        return new ModelStreamCase(given.path("name").asString(), frames, answer);
    }

    @Override
    public String toString() {
        return name;
    }
}
