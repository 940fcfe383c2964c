package app.deepscifi.e2e.faults;

import app.deepscifi.simulator.Fault;
import app.deepscifi.simulator.http.LocalServer;
import app.deepscifi.simulator.stub.StubModel;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stub model, behind a server that damages its frames like a bad connection. */
final class ModelUpstream implements Upstream {

    private final StubModel stub = StubModel.start(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalServer server = LocalServer.start(LocalServer.LOOPBACK, 0, this::answer);
    private final List<ModelFrames> answers = new CopyOnWriteArrayList<>();
    private final Queue<Ordered> faults = new ArrayDeque<>();
    private final ModelFrames.Language language;

    private record Ordered(Fault fault, CountDownLatch met) {}

    ModelUpstream(ModelFrames.Language language) throws IOException {
        this.language = language;
    }

    @Override
    public Map<String, String> environment() {
        return language.environment(server.url());
    }

    @Override
    public CountDownLatch fail(int before, Fault fault) {
        var ordered = new Ordered(fault, new CountDownLatch(1));
        synchronized (faults) {
            for (var well = 0; well < before; well++) {
                faults.add(new Ordered(new Fault.None(), new CountDownLatch(1)));
            }
            faults.add(ordered);
        }
        return ordered.met();
    }

    private Fault fault() {
        synchronized (faults) {
            var ordered = faults.poll();
            if (ordered == null) {
                return new Fault.None();
            }
            ordered.met().countDown();
            return ordered.fault();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        try {
            switch (fault()) {
                case Fault.Status(var code) -> send(
                    exchange,
                    code,
                    "application/json",
                    "{\"type\": \"error\", \"error\": {\"type\": \"stub_error\", \"message\": \"told to fail\"}}"
                );
                case Fault.Garbage() -> send(
                    exchange,
                    200,
                    "text/html",
                    "<html>\ndata: {\"choi\n\n\u0001 not what you want"
                );
                case Fault.Hang() -> new CountDownLatch(1).await();
                case Fault fault -> pass(exchange, ask(exchange.getRequestURI(), body), fault);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IOException("the server was closed", closed);
        }
        exchange.close();
    }

    private HttpResponse<InputStream> ask(URI asked, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stub.url().resolve(asked.getPath()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
        return http.send(request, BodyHandlers.ofInputStream());
    }

    private void pass(HttpExchange exchange, HttpResponse<InputStream> answer, Fault fault)
        throws IOException, InterruptedException {
        exchange
            .getResponseHeaders()
            .set("Content-Type", answer.headers().firstValue("Content-Type").orElse("application/json"));
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        var frames = new ModelFrames(language);
        answers.add(frames);
        var before = 0;
        var ofKind = 0;
        try (var body = answer.body()) {
            for (var frame = next(body); frame != null; frame = next(body)) {
                var kind = language.kind(frame);
                if (fault instanceof Fault.CutAfter(var count) && count == before) {
                    throw cut();
                }
                if (
                    fault instanceof Fault.SilentAt(var at, var count, var silence) &&
                    at.equals(kind) &&
                    count == ofKind
                ) {
                    Thread.sleep(silence);
                }
                if (fault instanceof Fault.CutAt(var at, var count) && at.equals(kind) && count == 0) {
                    write(exchange, frame.substring(0, frame.length() / 2));
                    throw cut();
                }
                if (fault instanceof Fault.GarbageAt(var at) && at.equals(kind) && ofKind == 0) {
                    write(exchange, frame.substring(0, frame.length() / 2) + "\n\n");
                    ofKind++;
                    continue;
                }
                write(exchange, frame);
                frames.add(frame);
                before++;
                if (fault instanceof Fault.CutAt(var at, _) && at.equals(kind)) {
                    throw cut();
                }
                if (isOfKind(fault, kind)) {
                    ofKind++;
                }
            }
        }
    }

    private static boolean isOfKind(Fault fault, String kind) {
        return switch (fault) {
            case Fault.SilentAt(var at, _, _) -> at.equals(kind);
            case Fault.GarbageAt(var at) -> at.equals(kind);
            default -> false;
        };
    }

    /** The next frame, up to the empty line that ends it; null at the end of the stream. */
    private static @Nullable String next(InputStream body) throws IOException {
        var frame = new ByteArrayOutputStream();
        var last = 0;
        for (var next = body.read(); next >= 0; next = body.read()) {
            frame.write(next);
            if (next == '\n' && last == '\n') {
                return frame.toString(StandardCharsets.UTF_8);
            }
            last = next;
        }
        return null;
    }

    private static IOException cut() {
        return new IOException("told to cut the connection");
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
        write(exchange, text);
    }

    @Override
    public Set<String> answers() {
        return answers.stream().map(ModelFrames::id).collect(Collectors.toSet());
    }

    @Override
    public List<Said> saidBeside(Set<String> before) {
        return answers
            .stream()
            .filter(answer -> !before.contains(answer.id()))
            .map(ModelFrames::said)
            .toList();
    }

    @Override
    public String kind(Part part) {
        return language.kind(part);
    }

    @Override
    public boolean isComplete(Said answer) {
        return language.isComplete(answer);
    }

    /** Always empty: a model works only while the client is connected. */
    @Override
    public List<String> running() {
        return List.of();
    }

    /** Always empty: a model keeps no state, and refuses requests with unanswered calls. */
    @Override
    public List<String> pending() {
        return List.of();
    }

    @Override
    public void close() {
        server.close();
        http.shutdownNow();
        stub.close();
    }
}
