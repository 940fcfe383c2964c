package app.deepscifi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The exported site on the API's own port, as CloudFront serves it: everything that is not below {@code /api}. */
@Configuration(proxyBeanMethods = false)
class Site {

    private static final String FOLDER = "META-INF/deepscifi-site/";
    private static final String HASHED = "/_next/static/";
    private static final String NOT_FOUND = "/404.html";

    @Bean
    RouterFunction<ServerResponse> siteRoutes() throws IOException {
        var files = files();
        return RouterFunctions.route()
            .route(Site::isOurs, request -> answer(files, request))
            .build();
    }

    private static boolean isOurs(ServerRequest request) {
        var method = request.method();
        return (
            (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) &&
            !isOfApi(request.path()) &&
            !PublicFiles.isOne(request.path())
        );
    }

    static boolean isOfApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    private static ServerResponse answer(Map<String, Resource> files, ServerRequest request) {
        var path = decode(SiteAddress.rewrite(request.path()));
        var file = files.get(path);
        if (file != null) {
            return send(request, HttpStatus.OK, path, file);
        }
        var page = files.get(NOT_FOUND);
        return page == null ? ServerResponse.notFound().build() : send(request, HttpStatus.NOT_FOUND, NOT_FOUND, page);
    }

    private static ServerResponse send(ServerRequest request, HttpStatus status, String path, Resource file) {
        var bytes = read(file);
        // A weak one: Tomcat sends nothing compressed that has a strong one.
        var tag = "W/\"" + DigestUtils.md5DigestAsHex(bytes) + '"';
        if (status == HttpStatus.OK) {
            var unchanged = request.checkNotModified(tag);
            if (unchanged.isPresent()) {
                return unchanged.get();
            }
        }
        return ServerResponse.status(status)
            .eTag(tag)
            .cacheControl(cacheControl(path))
            .contentType(MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM))
            .body(bytes);
    }

    /** A hashed name never means other bytes; any other is asked for again each time. */
    private static CacheControl cacheControl(String path) {
        return path.startsWith(HASHED)
            ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
            : CacheControl.noCache();
    }

    private static byte[] read(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what is in this list can be asked for, whatever a path looks like. */
    private static Map<String, Resource> files() throws IOException {
        var files = new HashMap<String, Resource>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**")) {
            if (file.isReadable()) {
                var url = decode(file.getURL().getPath());
                files.put(url.substring(url.lastIndexOf("/" + FOLDER) + FOLDER.length()), file);
            }
        }
        return Map.copyOf(files);
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
