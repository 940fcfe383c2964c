package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Calls every operation of the OpenAPI document as people without access. Fails for a new operation without a rule. */
@WithPlatform
class AccessTests {

    /** The expected result of a call. */
    private enum Door {
        OPEN,
        SIGN_IN,
        HIDDEN,
        FORBIDDEN,
    }

    /** The expected results of a rule for a signed-out visitor, a stranger, and a viewer. */
    private record Doors(Door signedOut, Door stranger, Door viewer) {}

    private static final Doors ANYBODY = new Doors(Door.OPEN, Door.OPEN, Door.OPEN);
    private static final Doors ANY_ACCOUNT = new Doors(Door.SIGN_IN, Door.OPEN, Door.OPEN);
    private static final Doors ONLY_THE_ONE = new Doors(Door.SIGN_IN, Door.HIDDEN, Door.HIDDEN);

    private final TestPlatform platform;
    private final List<Operation> operations;

    AccessTests(TestPlatform platform) {
        this.platform = platform;
        this.operations = Operation.all(platform);
    }

    @TestFactory
    Stream<DynamicNode> what_is_private_is_not_there_for_others() {
        return callers("private", AccessTests::privateDoors);
    }

    @TestFactory
    Stream<DynamicNode> what_is_public_can_be_read_and_no_more() {
        return callers("public", AccessTests::publicDoors);
    }

    @TestFactory
    Stream<DynamicNode> another_site_can_change_nothing() {
        var scene = Scene.of(platform, "public");
        return operations
            .stream()
            .filter(Operation::isUnsafe)
            .map(operation ->
                dynamicTest(operation.toString(), () -> {
                    var headers = new HashMap<>(scene.headers(operation));
                    headers.put("Origin", "https://elsewhere.example");
                    var body = operation.takesBody() ? Visitor.json(scene.body(operation)) : new byte[0];

                    var answer = scene.owner().send(operation.method(), scene.path(operation), headers, body);

                    assertThat(answer.is(403).problem()).isEqualTo("foreign-origin");
                })
            );
    }

    @Test
    void our_own_site_can() {
        var me = platform.signUp("Ada");
        var body = Visitor.json(Map.of("displayName", "Ada L."));

        me.send("PATCH", "/api/auth/me", Map.of("Origin", platform.address().toString()), body).is(200);
    }

    @Test
    void ones_own_lists_ask_for_signing_in() {
        for (var scope : List.of("mine", "shared")) {
            assertThat(
                platform
                    .visitor()
                    .get("/api/worlds?scope=" + scope)
                    .is(401)
                    .problem()
            ).isEqualTo("unauthenticated");
        }
    }

    @Test
    void an_id_that_names_nothing_is_not_there_either() {
        var me = platform.signUp("Ada");
        var nothing = "00000000-0000-4000-8000-000000000000";

        for (var path : List.of("worlds/" + nothing, "stories/" + nothing, "worlds/no-id", "worlds/%20")) {
            assertThat(
                me
                    .get("/api/" + path)
                    .is(404)
                    .problem()
            ).isEqualTo("not-found");
        }
    }

    private Stream<DynamicNode> callers(String visibility, Function<String, Doors> rules) {
        var scene = Scene.of(platform, visibility);
        var stranger = platform.signUp("Sam");
        var visitor = platform.visitor();
        return operations
            .stream()
            .map(operation ->
                dynamicContainer(
                    operation.toString(),
                    Stream.of(
                        dynamicTest("says who may call it", () -> rules.apply(operation.rule())),
                        dynamicTest("signed out", () ->
                            meets(rules.apply(operation.rule()).signedOut(), scene, operation, visitor)
                        ),
                        dynamicTest("stranger", () ->
                            meets(rules.apply(operation.rule()).stranger(), scene, operation, stranger)
                        ),
                        dynamicTest("viewer", () ->
                            meets(rules.apply(operation.rule()).viewer(), scene, operation, scene.viewer())
                        )
                    )
                )
            );
    }

    private void meets(Door door, Scene scene, Operation operation, Visitor caller) {
        var answer = scene.call(operation, operation.changesSession() ? sameKind(caller) : caller);
        switch (door) {
            case OPEN -> assertThat(answer.status()).as(answer.body()).isNotIn(401, 403, 404).isLessThan(500);
            case SIGN_IN -> assertThat(answer.is(401).problem()).isEqualTo("unauthenticated");
            case HIDDEN -> assertThat(answer.is(404).problem()).isEqualTo("not-found");
            case FORBIDDEN -> assertThat(answer.is(403).problem()).isEqualTo("forbidden");
        }
    }

    /** Another person of the same kind, whose session may end. */
    private Visitor sameKind(Visitor caller) {
        return caller instanceof Person ? platform.signUp("Tess") : platform.visitor();
    }

    private static Doors privateDoors(String rule) {
        return switch (rule) {
            case "world:read", "story:read", "asset:read" -> new Doors(Door.HIDDEN, Door.HIDDEN, Door.OPEN);
            case "world:fork", "world:talk", "world:member", "proposal:member" -> new Doors(
                Door.SIGN_IN,
                Door.HIDDEN,
                Door.OPEN
            );
            default -> isForWriters(rule) ? new Doors(Door.SIGN_IN, Door.HIDDEN, Door.FORBIDDEN) : anywhere(rule);
        };
    }

    private static Doors publicDoors(String rule) {
        return switch (rule) {
            case "world:read", "story:read", "asset:read" -> ANYBODY;
            case "world:fork" -> ANY_ACCOUNT;
            case "world:talk", "world:member", "proposal:member" -> new Doors(Door.SIGN_IN, Door.FORBIDDEN, Door.OPEN);
            default -> isForWriters(rule) ? new Doors(Door.SIGN_IN, Door.FORBIDDEN, Door.FORBIDDEN) : anywhere(rule);
        };
    }

    private static boolean isForWriters(String rule) {
        return List.of(
            "world:change",
            "world:administer",
            "proposal:change",
            "story:change",
            "segment:change",
            "asset:change"
        ).contains(rule);
    }

    private static Doors anywhere(String rule) {
        return switch (rule) {
            case "public" -> ANYBODY;
            case "signed-in" -> ANY_ACCOUNT;
            case "owner-of-turn" -> ONLY_THE_ONE;
            default -> throw new AssertionError("No such rule, or none at all: '" + rule + "'");
        };
    }
}
