package app.deepscifi.letta;

import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.ConversationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One recorded exchange with a real Letta 0.16.8. */
record Recording(String name, String method, String path, String request, int status, String contentType, String body) {
    private static final List<String> ENDS = List.of("# end of file", "# closed by the client");

    static Recording of(String name) {
        return read(folder().resolve(name + ".http"));
    }

    static List<Recording> all() {
        try (var files = Files.list(folder())) {
            return files.sorted().map(Recording::read).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    byte[] answer() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    boolean isStream() {
        return contentType.startsWith("text/event-stream");
    }

    ConversationId conversation() {
        return new ConversationId(idAfter("conversations/"));
    }

    AgentId agent() {
        return new AgentId(idAfter("agents/"));
    }

    @Override
    public String toString() {
        return name;
    }

    private String idAfter(String collection) {
        return path.substring(path.indexOf(collection) + collection.length()).split("[/?]", -1)[0];
    }

    private static Recording read(Path file) {
        try {
            var text = Files.readString(file);
            var head = text.split("\n\nHTTP ", 2);
            var request = head[0].split("\n", 2);
            var target = request[0].split(" ", 2);
            var answer = head[1].split("\n\n", 2);
            var status = answer[0].split("\nContent-Type: ", 2);
            return new Recording(
                file.getFileName().toString().replace(".http", ""),
                target[0],
                target[1],
                request.length == 2 ? request[1] : "",
                Integer.parseInt(status[0]),
                status[1],
                body(answer[1])
            );
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The body without the last line, which says how the recording ended, and the line break before it. */
    private static String body(String recorded) {
        var end = ENDS.stream().mapToInt(recorded::lastIndexOf).max().orElseThrow();
        return recorded.substring(0, end - 1);
    }

    private static Path folder() {
        try {
            var url = Recording.class.getResource("/recorded");
            if (url == null) {
                throw new IllegalStateException("No recordings");
            }
            return Path.of(url.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
