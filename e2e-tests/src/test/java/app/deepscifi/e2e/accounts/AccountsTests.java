package app.deepscifi.e2e.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithPlatform
class AccountsTests {

    private final TestPlatform platform;
    private final Person ada;

    AccountsTests(TestPlatform platform) {
        this.platform = platform;
        this.ada = platform.signUp("Ada");
    }

    @Test
    void signing_up_signs_in_with_a_cookie_that_scripts_cant_read() {
        var body = Map.of("email", "x" + ada.email(), "password", Person.PASSWORD, "displayName", "Ada");
        var answer = platform.visitor().post("/api/auth/signup", body).is(201);

        assertThat(answer.header("Set-Cookie")).startsWith("deepscifi_session_").contains("HttpOnly", "SameSite=Lax");
        assertThat(answer.body()).doesNotContain(Person.PASSWORD);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("id", "email", "displayName", "createdAt");
        assertThat(ada.get("/api/auth/me").is(200).json().path("id").asString()).isEqualTo(ada.id());
    }

    @Test
    void an_email_has_one_account_however_it_is_written() {
        var body = Map.of(
            "email",
            ada.email().toUpperCase(Locale.ROOT),
            "password",
            Person.PASSWORD,
            "displayName",
            "Another"
        );

        assertThat(platform.visitor().post("/api/auth/signup", body).is(409).problem()).isEqualTo("email-taken");
    }

    @Test
    void a_wrong_password_and_an_unknown_email_are_answered_alike() {
        var visitor = platform.visitor();

        var wrong = visitor.post("/api/auth/signin", Map.of("email", ada.email(), "password", "not my password"));
        var unknown = visitor.post("/api/auth/signin", Map.of("email", "x" + ada.email(), "password", "no password"));

        assertThat(wrong.is(401).problem()).isEqualTo("invalid-credentials");
        assertThat(unknown.is(401).problem()).isEqualTo("invalid-credentials");
        assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
    }

    @Test
    void signing_out_ends_this_session_and_no_other() {
        var elsewhere = ada.elsewhere();

        ada.post("/api/auth/signout").is(204);

        ada.get("/api/auth/me").is(401);
        elsewhere.get("/api/auth/me").is(200);
    }

    @Test
    void a_new_password_ends_all_other_sessions() {
        var elsewhere = ada.elsewhere();

        ada.post(
            "/api/auth/password",
            Map.of("currentPassword", Person.PASSWORD, "newPassword", "another password")
        ).is(204);

        elsewhere.get("/api/auth/me").is(401);
        ada.get("/api/auth/me").is(200);
        platform
            .visitor()
            .post("/api/auth/signin", Map.of("email", ada.email(), "password", "another password"))
            .is(200);
    }

    @Test
    void a_new_name_is_shown_to_others() {
        var worldId = ada.worldId();
        ada.lets(platform.signUp("Bo"), "viewer", worldId);

        ada.patch("/api/auth/me", Map.of("displayName", "Ada L.")).is(200);

        assertThat(
            ada
                .get("/api/worlds/" + worldId)
                .json()
                .path("ownerName")
                .asString()
        ).isEqualTo("Ada L.");
    }

    @Test
    void a_forged_session_is_none() {
        for (var token : List.of("x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")) {
            var cookie = Map.of("Cookie", "deepscifi_session_" + platform.address().getPort() + "=" + token);
            platform
                .visitor()
                .send("GET", "/api/auth/me", cookie, new byte[0])
                .is(401);
        }
    }

    @Test
    void deleting_an_account_asks_for_the_password() {
        assertThat(ada.post("/api/auth/me/delete", Map.of("password", "not my password")).is(400).fields()).contains(
            "password"
        );
        ada.get("/api/auth/me").is(200);
    }

    @Test
    void a_deleted_account_takes_everything_with_it() {
        var reader = platform.signUp("Bo");
        var worldId = ada.worldId();
        ada.lets(reader, "viewer", worldId);
        var story = ada
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps", "text", "Dark."))
            .json()
            .path("id")
            .asString();
        var turn = ada.say("SAY hello", Place.world(worldId)).id();
        var elsewhere = ada.elsewhere();

        ada.post("/api/auth/me/delete", Map.of("password", Person.PASSWORD)).is(204);

        for (var session : List.of(ada, elsewhere)) {
            session.get("/api/auth/me").is(401);
            session.get("/api/chat/turns/" + turn + "/events").is(401);
        }
        reader.get("/api/worlds/" + worldId).is(404);
        reader.get("/api/stories/" + story).is(404);
        assertThat(reader.get("/api/worlds?scope=shared").items()).isEmpty();
        assertThat(
            platform
                .visitor()
                .post("/api/auth/signin", Map.of("email", ada.email(), "password", Person.PASSWORD))
                .is(401)
                .problem()
        ).isEqualTo("invalid-credentials");
    }

    @Test
    void a_deleted_collaborator_leaves_their_words_in_worlds_of_others() {
        var editor = platform.signUp("Ed");
        var worldId = ada.worldId();
        ada.lets(editor, "editor", worldId);
        editor.patch("/api/worlds/" + worldId, 1, Canon.changes(Canon.premise("Light is late."))).is(200);
        editor.post("/api/worlds/" + worldId + "/stories", Map.of("title", "Late", "text", "Late again.")).is(201);

        editor.post("/api/auth/me/delete", Map.of("password", Person.PASSWORD)).is(204);

        assertThat(
            ada
                .get("/api/worlds/" + worldId + "/versions")
                .is(200)
                .items()
        ).hasSize(2);
        assertThat(
            ada
                .get("/api/worlds/" + worldId + "/stories")
                .is(200)
                .items("title")
        ).containsExactly("Late");
        assertThat(
            ada
                .get("/api/worlds/" + worldId + "/collaborators")
                .is(200)
                .items()
        ).isEmpty();
    }
}
