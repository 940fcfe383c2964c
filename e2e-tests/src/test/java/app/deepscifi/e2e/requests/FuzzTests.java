package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends requests with random faults to each operation of the OpenAPI document, and checks that the responses are
 * documented. {@code -Dfuzz.seed=} varies the requests; {@code -Pfuzz} sends far more.
 */
@WithPlatform
class FuzzTests {

    private static final int CALLS = Integer.getInteger("fuzz.calls", 20);
    private static final long SEED = Long.getLong("fuzz.seed", 3);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Operations that end sessions. They use their own account or world, so that other operations keep theirs. */
    private static final Set<String> OF_ACCOUNTS = Set.of("deleteMe", "changePassword", "signOut", "signIn", "signUp");
    private static final Set<String> OF_WORLDS = Set.of(
        "deleteWorld",
        "deleteStory",
        "deleteSegment",
        "removeCollaborator"
    );

    private final TestPlatform platform;
    private final DocumentedAnswers documented;
    private final Scene shared;

    FuzzTests(TestPlatform platform) {
        this.platform = platform;
        this.documented = new DocumentedAnswers(platform);
        this.shared = Scene.of(platform, "private");
    }

    @TestFactory
    Stream<DynamicTest> every_answer_is_as_documented_whatever_is_sent() {
        System.out.println("FuzzTests: -Dfuzz.seed=" + SEED + " with " + CALLS + " calls for each operation");
        return Operation.all(platform)
            .stream()
            .map(operation -> dynamicTest(operation + " seed " + SEED, () -> JqwikSession.run(() -> fuzz(operation))));
    }

    private void fuzz(Operation operation) {
        var random = new Random(SEED ^ operation.toString().hashCode());
        var whole = shared;
        var scene = own(operation, whole);
        var limited = 0;
        for (var call = 0; call < CALLS; call++) {
            var request = new FuzzedRequests(operation, right(operation, scene))
                .any()
                .generator(1_000)
                .next(random)
                .value();
            Answer answer;
            try {
                var sender = scene.owner();
                answer = assertTimeoutPreemptively(LONGEST, () -> request.sendAs(sender));
                documented.include(operation, answer);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("After " + call + " calls with -Dfuzz.seed=" + SEED + ": " + request, e);
            }
            if (answer.status() == 429) {
                limited++;
                forgetTries();
                whole = Scene.of(platform, "private");
                scene = own(operation, whole);
            } else if (answer.status() < 300 && !operation.id().startsWith("sign")) {
                scene = own(operation, whole);
            }
        }
        assertThat(limited)
            .as("answers that looked at nothing else, since too much was asked")
            .isLessThanOrEqualTo(Math.max(1, CALLS / 10));
    }

    /**
     * Resets the limits on attempts. All requests come from one address, so soon no password would be checked any more.
     */
    private void forgetTries() {
        platform.part(JdbcClient.class).sql("delete from tries").update();
    }

    private Scene own(Operation operation, Scene scene) {
        if (OF_ACCOUNTS.contains(operation.id())) {
            return scene.as(platform.signUp("Olga"));
        }
        return OF_WORLDS.contains(operation.id()) ? scene.again() : scene;
    }

    /** A valid request of the owner of an own account or world, which the operation may end. */
    private static FuzzedRequests.Request right(Operation operation, Scene scene) {
        var headers = new HashMap<>(scene.headers(operation));
        if (headers.containsKey("If-Match") && operation.path().startsWith("/api/worlds/")) {
            headers.put(
                "If-Match",
                scene
                    .owner()
                    .get("/api/worlds/" + scene.ids().get("worldId"))
                    .header("ETag")
            );
        }
        var body = operation.takesBody()
            ? new HashMap<String, Object>(scene.body(operation))
            : Map.<String, Object>of();
        if (operation.id().equals("deleteMe")) {
            body.put("password", Person.PASSWORD);
        }
        if (operation.id().equals("changePassword")) {
            body.put("currentPassword", Person.PASSWORD);
        }
        return new FuzzedRequests.Request(
            operation.method(),
            scene.path(operation),
            headers,
            operation.takesBody() ? Visitor.json(body) : new byte[0]
        );
    }
}
