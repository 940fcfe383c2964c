package app.deepscifi.local;

import app.deepscifi.api.assets.FilePolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects below {@code assets/}, which everybody may read, as CloudFront serves them: also in parts, as players ask for. */
@Configuration(proxyBeanMethods = false)
class PublicFiles {

    private static final String PATH = "/assets/";

    @Bean
    RouterFunction<ServerResponse> publicFileRoutes(S3Client s3) {
        return RouterFunctions.route()
            .GET(RequestPredicates.path(PATH + "**"), request -> answer(s3, request))
            .build();
    }

    static boolean isOne(String path) {
        return path.startsWith(PATH);
    }

    private static ServerResponse answer(S3Client s3, ServerRequest request) {
        try {
            var file = s3.getObjectAsBytes(get -> get.bucket(ObjectStore.BUCKET).key(request.path().substring(1)));
            var facts = file.response();
            var answer = ServerResponse.ok()
                .eTag(facts.eTag())
                .contentType(MediaType.parseMediaType(facts.contentType()))
                .header(HttpHeaders.CACHE_CONTROL, facts.cacheControl())
                .header(FilePolicy.HEADER, FilePolicy.VALUE)
                .header("X-Content-Type-Options", "nosniff");
            if (facts.contentDisposition() != null) {
                answer.header(HttpHeaders.CONTENT_DISPOSITION, facts.contentDisposition());
            }
            return answer.body(new ByteArrayResource(file.asByteArray()));
        } catch (NoSuchKeyException missing) {
            return ServerResponse.notFound().cacheControl(CacheControl.noStore()).build();
        }
    }
}
