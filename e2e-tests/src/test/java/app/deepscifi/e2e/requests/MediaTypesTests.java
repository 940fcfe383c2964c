package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each operation refuses invalid media types before it does anything. */
@WithPlatform
class MediaTypesTests {

    private static final List<String> NO_TYPES = List.of(
        "*/*",
        "*",
        "text/*",
        "application",
        "a/b/c",
        "application/json;charset=none"
    );
    private static final List<String> NOTHING_TO_ACCEPT = List.of(
        "text",
        "a/b/c",
        "*/json",
        "application/json;q=seven"
    );

    private final TestPlatform platform;
    private final Scene scene;

    MediaTypesTests(TestPlatform platform) {
        this.platform = platform;
        this.scene = Scene.of(platform, "private");
    }

    @TestFactory
    Stream<DynamicTest> a_content_type_that_is_none_is_refused() {
        return each("Content-Type", NO_TYPES, "unsupported-media-type", 415);
    }

    @TestFactory
    Stream<DynamicTest> an_accept_that_names_no_types_is_refused() {
        return each("Accept", NOTHING_TO_ACCEPT, "not-acceptable", 406);
    }

    @Test
    void nothing_is_made_for_somebody_who_cant_be_answered() {
        var stories = "/api/worlds/" + scene.ids().get("worldId") + "/stories";
        var before = scene.owner().get(stories).items().size();

        scene
            .owner()
            .send("POST", stories, Map.of("Accept", "a/b/c"), Visitor.json(Map.of("title", "Lost")))
            .is(406);

        assertThat(scene.owner().get(stories).items()).hasSize(before);
    }

    private Stream<DynamicTest> each(String header, List<String> values, String problem, int status) {
        return Operation.all(platform)
            .stream()
            .map(operation ->
                dynamicTest(operation.toString(), () -> {
                    for (var value : values) {
                        var headers = new HashMap<>(scene.headers(operation));
                        headers.put(header, value);
                        var body = operation.takesBody() ? Visitor.json(scene.body(operation)) : new byte[0];
                        var answer = scene.owner().send(operation.method(), scene.path(operation), headers, body);
                        assertThat(answer.is(status).problem()).as(value).isEqualTo(problem);
                    }
                })
            );
    }
}
