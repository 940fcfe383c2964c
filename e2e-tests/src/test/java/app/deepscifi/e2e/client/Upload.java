package app.deepscifi.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A file that was promised, and the request that takes its bytes. */
public record Upload(String id, String method, URI url, Map<String, String> headers) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static Upload of(JsonNode promised) {
        var request = promised.path("upload");
        return new Upload(
            promised.path("id").asString(),
            request.path("method").asString(),
            URI.create(request.path("url").asString()),
            request
                .path("headers")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().asString()))
        );
    }

    /** The same with another address. */
    public Upload to(URI other) {
        return new Upload(id, method, other, headers);
    }

    /** The same with another content type. */
    public Upload as(String contentType) {
        return new Upload(id, method, url, Map.of("Content-Type", contentType));
    }

    /** @return the status by which the object store answers */
    public int send(byte[] bytes) {
        var request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::setHeader);
        return exchanged(request.build()).statusCode();
    }

    /** Reads what the object store has at an address. */
    public static HttpResponse<byte[]> read(String address) {
        return exchanged(HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** The same, but only some bytes, as a player asks for them. */
    public static HttpResponse<byte[]> read(String address, String range) {
        return exchanged(HttpRequest.newBuilder(URI.create(address)).header("Range", range).build());
    }

    private static HttpResponse<byte[]> exchanged(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
