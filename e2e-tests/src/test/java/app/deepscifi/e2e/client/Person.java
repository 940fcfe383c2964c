package app.deepscifi.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, signed in. */
public final class Person extends Visitor {

    public static final String PASSWORD = "correct horse battery staple";

    private final String id;
    private final String email;

    /** Signs up a new person, who is then signed in. */
    public Person(Supplier<URI> address, String name) {
        super(address);
        this.email = name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
        this.id = post("/api/auth/signup", Map.of("email", email, "password", PASSWORD, "displayName", name))
            .is(201)
            .json()
            .path("id")
            .asString();
    }

    private Person(Person same, Supplier<URI> address) {
        super(address);
        this.email = same.email;
        this.id = same.id;
        post("/api/auth/signin", Map.of("email", email, "password", PASSWORD)).is(200);
    }

    /** The same person in another browser. */
    public Person elsewhere() {
        return new Person(this, address());
    }

    /** The same person in another browser, which talks to that instance of the service. */
    public Person at(TestPlatform instance) {
        return at(instance::address);
    }

    /** The same, for an instance in its own process. */
    public Person at(Supplier<URI> address) {
        return new Person(this, address);
    }

    /** Signs in again in this browser, which replaces its session. */
    public Answer signIn(String password) {
        return post("/api/auth/signin", Map.of("email", email, "password", password));
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    /** Creates a private world with the sample canon. */
    public JsonNode world() {
        return post("/api/worlds", Map.of("name", "Slow Light", "canon", SampleCanon.JSON))
            .is(201)
            .json();
    }

    public String worldId() {
        return world().path("id").asString();
    }

    /** Promises a file for a world, which is not uploaded yet. */
    public Upload promises(String worldId, String contentType, long size) {
        return promises(worldId, null, contentType, size);
    }

    private Upload promises(String worldId, @Nullable String storyId, String contentType, long size) {
        var file = new HashMap<String, @Nullable Object>();
        file.put("worldId", worldId);
        file.put("storyId", storyId);
        file.put("fileName", "lamp.file");
        file.put("contentType", contentType);
        file.put("size", size);
        return Upload.of(post("/api/assets", file).is(201).json());
    }

    /** Uploads a file for a world and has it checked. */
    public JsonNode uploads(String worldId, String contentType, byte[] bytes) {
        return uploads(worldId, null, contentType, bytes);
    }

    /** The same for a story of the world. */
    public JsonNode uploads(String worldId, @Nullable String storyId, String contentType, byte[] bytes) {
        var upload = promises(worldId, storyId, contentType, bytes.length);
        assertThat(upload.send(bytes)).isEqualTo(200);
        return post("/api/assets/" + upload.id() + "/complete")
            .is(200)
            .json();
    }

    public void lets(Person other, String role, String worldId) {
        put("/api/worlds/" + worldId + "/collaborators", Map.of("email", other.email(), "role", role)).is(200);
    }

    /** Sends a message to the User Agent and reads the stream to its end. */
    public Turn say(String message) {
        return say(message, Place.ANYWHERE);
    }

    public Turn say(String message, Place place) {
        try (var stream = begin(message, place)) {
            return stream.rest().isWhole();
        }
    }

    /** Sends a message and returns the open stream. */
    public EventStream begin(String message, Place place) {
        return begin(message, place, Map.of());
    }

    public EventStream begin(String message, Place place, Map<String, String> headers) {
        return streaming(open("POST", "/api/chat", headers, json(place.saying(message))));
    }

    /** Opens the stream of a turn after an event; 0 is before the first event. */
    public EventStream follow(String turnId, int lastEventId) {
        var headers = lastEventId == 0 ? Map.<String, String>of() : Map.of("Last-Event-ID", "" + lastEventId);
        return streaming(open("GET", "/api/chat/turns/" + turnId + "/events", headers, new byte[0]));
    }

    /** Retries the message of this turn, and reads the stream of the new turn to its end. */
    public Turn retry(String turnId) {
        return retry(turnId, Map.of());
    }

    public Turn retry(String turnId, Map<String, String> headers) {
        try (var stream = streaming(open("POST", "/api/chat/turns/" + turnId + "/retry", headers, new byte[0]))) {
            return stream.rest().isWhole();
        }
    }

    /** Shows this turn instead of its siblings. */
    public void activate(String turnId) {
        post("/api/chat/turns/" + turnId + "/activate").is(204);
    }

    public void stop(String turnId) {
        post("/api/chat/turns/" + turnId + "/stop").is(202);
    }

    private static EventStream streaming(HttpResponse<InputStream> response) {
        if (response.statusCode() != 200) {
            try (var body = response.body()) {
                throw new AssertionError(response + ": " + new String(body.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
            assertThat(type).startsWith("text/event-stream")
        );
        return new EventStream(response);
    }
}
