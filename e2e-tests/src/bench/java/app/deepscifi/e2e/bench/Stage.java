package app.deepscifi.e2e.bench;

import app.deepscifi.e2e.platform.PlatformProcess;
import app.deepscifi.e2e.platform.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** All parts of the benchmark, each in its own process, and the people who talk. */
final class Stage implements AutoCloseable {

    static final String MEASURED = "measured.jsonl";

    private static final String SETTING = "setting.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Signing up is slow on purpose, because of the password hash. */
    private static final int SIGN_UPS_AT_ONCE = 4;

    /** The limits of people, which are not measured. */
    static final Map<String, String> UNLIMITED = Map.of(
        "TURNS_PER_MINUTE",
        "1000000",
        "TOKENS_PER_DAY",
        "1000000000",
        "TOKENS_PER_DAY_FOR_ALL",
        "1000000000000",
        "SIGN_UPS_PER_ADDRESS",
        "1000000"
    );

    private static final String PASSWORD = "correct horse battery";

    private final Path folder;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final PlatformProcess api;

    /**
     * The addresses of all parts.
     *
     * @param people the session cookie of each person
     */
    record Setting(Upstream.Runtime runtime, URI upstream, URI api, List<String> people) {
        static Setting read(Path folder) throws IOException {
            return JSON.readValue(Files.readString(folder.resolve(SETTING)), Setting.class);
        }
    }

    /**
     * @param options   of the JVM of the API
     * @param classPath of the API
     */
    Stage(Upstream.Runtime runtime, int people, List<String> options, String classPath) throws Exception {
        folder = Files.createTempDirectory("deepscifi-bench");
        try {
            var upstream = opened(Upstream.start(runtime));
            var environment = new HashMap<>(upstream.environment(people));
            TestDatabase.create()
                .map(this::opened)
                .ifPresent(it -> environment.put("DATABASE_URL", it.url()));
            environment.putAll(UNLIMITED);
            api = opened(PlatformProcess.start(folder, environment, options, classPath));
            var cookies = signedUp(api.address(), people);
            var setting = new Setting(runtime, upstream.address(), api.address(), cookies);
            Files.writeString(folder.resolve(SETTING), JSON.writeValueAsString(setting));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    List<Measured> measured() throws IOException {
        return Files.readAllLines(folder.resolve(MEASURED))
            .stream()
            .map(line -> JSON.readValue(line, Measured.class))
            .toList();
    }

    URI api() {
        return api.address();
    }

    /** The route of all people through the API. */
    Route route() throws IOException {
        return new ApiRoute(api(), Setting.read(folder).people());
    }

    /** Processor time that the API's process has used, in user and system mode. */
    Duration processorTime() {
        return api.process().info().totalCpuDuration().orElseThrow();
    }

    /** The credentials of one person. */
    static Map<String, String> credentials(int person) {
        return Map.of("email", email("bench-" + person), "password", PASSWORD);
    }

    private static String email(String name) {
        return name + "@example.org";
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** Signs up people, and returns the session cookie of each. */
    static List<String> signedUp(URI api, int people) throws Exception {
        try (
            var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var threads = Executors.newFixedThreadPool(SIGN_UPS_AT_ONCE)
        ) {
            var cookies = new ArrayList<Future<String>>();
            for (var i = 0; i < people; i++) {
                var name = "bench-" + i;
                cookies.add(threads.submit(() -> signedUp(http, api, name)));
            }
            var all = new ArrayList<String>();
            for (var each : cookies) {
                all.add(each.get());
            }
            return all;
        }
    }

    private static String signedUp(HttpClient http, URI api, String name) throws Exception {
        var body = Map.of("email", email(name), "password", PASSWORD, "displayName", name);
        var request = HttpRequest.newBuilder(api.resolve("/api/auth/signup"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
        var answer = http.send(request, BodyHandlers.ofString());
        while (SignIns.isToldToComeBack(answer)) {
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return answer
            .headers()
            .allValues("Set-Cookie")
            .stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .reduce((one, other) -> one + "; " + other)
            .orElseThrow();
    }
}
