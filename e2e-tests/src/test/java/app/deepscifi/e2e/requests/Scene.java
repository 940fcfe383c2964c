package app.deepscifi.e2e.requests;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** A world with one object of every kind that an operation can name, and valid requests of its owner. */
record Scene(Person owner, Person editor, Person viewer, Map<String, String> ids) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static Scene of(TestPlatform platform, String visibility) {
        var owner = platform.signUp("Olga");
        var editor = platform.signUp("Ed");
        var viewer = platform.signUp("Vera");
        var ids = world(owner, editor, viewer, visibility);
        var place = Place.world(Objects.requireNonNull(ids.get("worldId")));
        var turn = owner.say(Order.proposeRule("one-lamp", "One lamp each."), place);
        ids.put("proposalId", turn.one("proposal").path("proposalId").asString());
        ids.put("id", turn.id());
        return new Scene(owner, editor, viewer, Map.copyOf(ids));
    }

    private static Map<String, String> world(Person owner, Person editor, Person viewer, String visibility) {
        var worldId = owner.worldId();
        owner.lets(editor, "editor", worldId);
        owner.lets(viewer, "viewer", worldId);
        owner.patch("/api/worlds/" + worldId, 1, Map.of("visibility", visibility)).is(200);
        var story = owner
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps", "text", "It was dark."))
            .is(201)
            .json();
        return new HashMap<>(
            Map.of(
                "worldId",
                worldId,
                "storyId",
                story.path("id").asString(),
                "segmentId",
                story.path("segments").get(0).path("id").asString(),
                "userId",
                editor.id(),
                "number",
                "1",
                "findingId",
                "0123456789abcdef0123456789abcdef",
                "assetId",
                owner.uploads(worldId, "image/png", SampleFiles.png(2, 2)).path("id").asString()
            )
        );
    }

    /** Another world of the same people, with the turn and the proposal of this one. */
    Scene again() {
        var all = new HashMap<>(ids);
        all.putAll(world(owner, editor, viewer, "private"));
        return new Scene(owner, editor, viewer, Map.copyOf(all));
    }

    /** The same scene with another caller, who has no access. */
    Scene as(Person somebody) {
        return new Scene(somebody, editor, viewer, ids);
    }

    /** The path of an operation with the ids of this scene. */
    String path(Operation operation) {
        var path = PARAMETER.matcher(operation.path()).replaceAll(parameter -> id(operation, parameter.group(1)));
        return switch (operation.id()) {
            case "listWorlds" -> path + "?scope=public";
            // A world that the caller may not read is not there: SearchTests has that.
            case "search" -> path + "?q=lamp";
            case "searchChat" -> path + "?q=lamp&worldId=" + ids.get("worldId");
            case "chatHistory" -> path + "?worldId=" + ids.get("worldId");
            case "compareVersions" -> path + "?from=0&to=1";
            case "getTimelineTicks" -> path + "?from=0&to=100";
            default -> path;
        };
    }

    private String id(Operation operation, String parameter) {
        var id = ids.get(parameter);
        if (id == null) {
            throw new AssertionError("Scene has no {" + parameter + "}, which " + operation + " asks for");
        }
        return id;
    }

    Map<String, String> headers(Operation operation) {
        return operation.takesVersion() ? Map.of("If-Match", "\"1\"") : Map.of();
    }

    /** A valid body for an operation. Passwords are wrong, so that no account is deleted. */
    Map<String, Object> body(Operation operation) {
        return switch (operation.id()) {
            case "signUp" -> Map.of(
                "email",
                UUID.randomUUID() + "@example.org",
                "password",
                Person.PASSWORD,
                "displayName",
                "New"
            );
            case "signIn" -> Map.of("email", owner.email(), "password", Person.PASSWORD);
            case "changeMe" -> Map.of("displayName", "Renamed");
            case "changePassword" -> Map.of("currentPassword", "not my password", "newPassword", Person.PASSWORD);
            case "deleteMe" -> Map.of("password", "not my password");
            case "createWorld" -> Map.of("name", "Another", "canon", SampleCanon.JSON, "visibility", "private");
            case "changeWorld" -> new HashMap<>(Canon.changes(Canon.rule("new", "A new rule.")));
            case "putCollaborator" -> Map.of("email", editor.email(), "role", "editor");
            case "renameEntry" -> Map.of("address", "/elements/quay", "name", "The Short Quay", "allMentions", true);
            case "dismissFinding" -> Map.of("reason", "It is meant so.");
            case "nameVersion" -> Map.of("name", "First light");
            case "forkWorld" -> Map.of("name", "Slower Light", "version", 1);
            case "offerChanges" -> Map.of("addresses", List.of("/rules/one-lamp"), "reason", "It is brighter.");
            case "rejectProposal" -> Map.of("reason", "It is too dark.");
            case "acceptProposal" -> Map.of("addresses", List.of("/rules/one-lamp"));
            case "createStory" -> Map.of("title", "Another", "text", "It was light.");
            case "changeStory" -> Map.of("title", "Renamed");
            case "appendSegment" -> Map.of("text", "And on.", "title", "On", "parentId", id(operation, "segmentId"));
            case "changeSegment" -> Map.of("text", "It was bright.", "title", "Bright");
            case "chat" -> Map.of(
                "message",
                "SAY hello",
                "worldId",
                id(operation, "worldId"),
                "storyId",
                id(operation, "storyId"),
                "segmentId",
                id(operation, "segmentId")
            );
            case "createAsset" -> Map.of(
                "worldId",
                id(operation, "worldId"),
                "storyId",
                id(operation, "storyId"),
                "fileName",
                "lamp.png",
                "contentType",
                "image/png",
                "size",
                100
            );
            case "changeAsset" -> Map.of("altText", "A lamp");
            case "chooseCover", "illustrateSegment" -> Map.of("assetId", id(operation, "assetId"));
            default -> throw new AssertionError("Scene has no body for " + operation.id() + " (" + operation + ")");
        };
    }

    Answer call(Operation operation, Visitor caller) {
        var body = operation.takesBody() ? Visitor.json(body(operation)) : new byte[0];
        return caller.send(operation.method(), path(operation), headers(operation), body);
    }
}
