package app.deepscifi.e2e.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits on guessing passwords and on creating accounts. The addresses are in the headers of CloudFront. */
class GuessingTests {

    private static final String WRONG = "not my password";
    private static final int SIGN_UPS = 3;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test.
    private static TestPlatform platform;

    private static int networks = 0;

    private final String home = network();
    private final String email = UUID.randomUUID() + "@example.org";

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(
            Map.of("TRUSTED_PROXY", "cloudfront", "SIGN_UPS_PER_ADDRESS", "" + SIGN_UPS),
            TestPlatform.PACE
        );
    }

    @AfterAll
    static void end() {
        platform.close();
    }

    @Test
    void guessing_for_an_account_ends_after_ten_tries_from_one_address() {
        signUp(home, email).is(201);
        var stranger = network();
        for (var tries = 0; tries < 10; tries++) {
            signIn(stranger, email, WRONG).is(401);
        }

        var limited = signIn(stranger, email, Person.PASSWORD).is(429);

        assertThat(limited.problem()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 15 * 60);
        signIn(home, email, Person.PASSWORD).is(200);
        signIn(network(), email, Person.PASSWORD).is(200);
    }

    @Test
    void a_right_password_forgives_the_wrong_ones_before_it() {
        signUp(home, email).is(201);
        for (var tries = 0; tries < 12; tries++) {
            signIn(home, email, WRONG).is(401);
            signIn(home, email, Person.PASSWORD).is(200);
        }
    }

    @Test
    void an_account_that_nobody_has_is_limited_alike() {
        for (var tries = 0; tries < 10; tries++) {
            signIn(home, email, WRONG).is(401);
        }

        assertThat(signIn(home, email, WRONG).is(429).problem()).isEqualTo("rate-limited");
    }

    @Test
    void guessing_for_many_accounts_ends_for_the_address() {
        signIn(home, email, WRONG).is(401);
        used("password-network", 100);

        signIn(home, "x" + email, WRONG).is(429);
        signIn(network(), "x" + email, WRONG).is(401);
        clear();
    }

    @Test
    void guessing_from_many_addresses_ends_for_the_account_but_not_for_its_owner() {
        signUp(home, email).is(201);
        signIn(network(), email, WRONG).is(401);
        used("password-account", 100);

        signIn(network(), email, Person.PASSWORD).is(429);
        signIn(home, email, Person.PASSWORD).is(200);
        signIn(network(), "x" + email, WRONG).is(401);
        clear();
    }

    @Test
    void guessing_from_many_addresses_for_many_accounts_ends_for_all_but_those_who_were_there_before() {
        signUp(home, email).is(201);
        signIn(network(), "x" + email, WRONG).is(401);
        used("password-all", 5_000);

        signIn(network(), "y" + email, WRONG).is(429);
        signIn(home, email, Person.PASSWORD).is(200);
        clear();
    }

    @Test
    void one_address_cant_use_up_what_an_account_may() {
        for (var tries = 0; tries < 14; tries++) {
            signIn(home, email, WRONG);
        }

        assertThat(
            platform
                .part(JdbcClient.class)
                .sql("select max(number) from tries where subject like 'password-account:%'")
                .query(Integer.class)
                .single()
        ).isLessThanOrEqualTo(10);
    }

    @Test
    void a_password_can_be_guessed_by_changing_it_or_by_deleting_the_account_as_rarely() {
        var session = signUp(home, email).is(201).header("Set-Cookie").split(";", 2)[0];
        for (var tries = 0; tries < 5; tries++) {
            send(home, session, "/api/auth/password", Map.of("currentPassword", WRONG, "newPassword", WRONG)).is(400);
            send(home, session, "/api/auth/me/delete", Map.of("password", WRONG)).is(400);
        }

        send(home, session, "/api/auth/password", Map.of("currentPassword", WRONG, "newPassword", WRONG)).is(429);
        send(home, session, "/api/auth/me/delete", Map.of("password", Person.PASSWORD)).is(429);
        signIn(home, email, Person.PASSWORD).is(429);
    }

    @Test
    void the_number_of_new_accounts_from_one_address_is_limited() {
        for (var account = 0; account < SIGN_UPS; account++) {
            signUp(home, account + email).is(201);
        }

        var refused = signUp(home, email).is(429);

        assertThat(refused.problem()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60 * 60);
        assertThat(refused.json().path("detail").asString()).startsWith("Too many accounts were made");
        signUp(network(), email).is(201);
    }

    @Test
    void passwords_that_are_refused_are_tried_so_often_and_not_more() {
        for (var tries = 0; tries < 5 * SIGN_UPS; tries++) {
            signUp(home, email, "password123").is(400);
        }

        assertThat(signUp(home, email).is(429).problem()).isEqualTo("rate-limited");
        signUp(network(), email).is(201);
    }

    @Test
    void attempts_to_sign_up_with_taken_emails_are_limited_too() {
        signUp(network(), email).is(201);
        for (var guess = 0; guess < SIGN_UPS; guess++) {
            signUp(home, email).is(409);
        }

        signUp(home, email).is(429);
    }

    @Test
    void who_is_not_the_proxy_cant_choose_an_address() {
        try (var open = TestPlatform.start(Map.of("SIGN_UPS_PER_ADDRESS", "1"), TestPlatform.PACE)) {
            open.signUp("Ada");
            var body = Visitor.json(Map.of("email", email, "password", Person.PASSWORD, "displayName", "Ada"));
            for (var header : new String[] { "CloudFront-Viewer-Address", "X-Forwarded-For", "Forwarded" }) {
                open.visitor()
                    .send("POST", "/api/auth/signup", Map.of(header, network() + ":4711"), body)
                    .is(429);
            }
        }
    }

    /** Another network for each call. */
    private static synchronized String network() {
        networks++;
        return "198.51." + (100 + networks / 250) + "." + ((networks % 250) + 1);
    }

    private static Answer signUp(String address, String email) {
        return signUp(address, email, Person.PASSWORD);
    }

    private static Answer signUp(String address, String email, String password) {
        var body = Map.of("email", email, "password", password, "displayName", "Ada");
        return send(address, "", "/api/auth/signup", body);
    }

    private static Answer signIn(String address, String email, String password) {
        return send(address, "", "/api/auth/signin", Map.of("email", email, "password", password));
    }

    private static Answer send(String address, String cookie, String path, Map<String, String> body) {
        var headers = Map.of("CloudFront-Viewer-Address", address + ":46532", "Cookie", cookie);
        return platform.visitor().send("POST", path, headers, Visitor.json(body));
    }

    /** Sets the counter of a limit, as if so many attempts had been made in the current window. */
    private static void used(String kind, int number) {
        platform
            .part(JdbcClient.class)
            .sql("update tries set number = :number where subject like :kind")
            .param("number", number)
            .param("kind", kind + ":%")
            .update();
    }

    private static void clear() {
        platform.part(JdbcClient.class).sql("delete from tries where subject like 'password%'").update();
    }
}
