package app.deepscifi.api.platform.openapi;

import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.AccessRule;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds general facts to every operation, taken from its code: capability, access, pages, preconditions, problems. */
@Component
class DocumentedOperations implements GlobalOperationCustomizer {

    private static final String API = "app.deepscifi.api";

    static final String ACCESS = "x-access";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.setTags(List.of(capability(handler.getBeanType())));
        operation.getResponses().addApiResponse("default", problem());
        addAccess(operation, handler);
        if (takes(handler, PageRequest.class)) {
            operation.addParametersItem(query("cursor", string()).description("nextCursor of the page before"));
            operation.addParametersItem(query("limit", limit()));
        }
        if (takes(handler, IfMatch.class)) {
            operation.addParametersItem(
                new Parameter()
                    .in("header")
                    .name(HttpHeaders.IF_MATCH)
                    .schema(string())
                    .description("The ETag of the version to change, such as \"3\"")
            );
        }
        return operation;
    }

    private static void addAccess(Operation operation, HandlerMethod handler) {
        var access = handler.getMethodAnnotation(Access.class);
        if (access == null) {
            return;
        }
        operation.addExtension(ACCESS, access.value().extension());
        if (access.value().opensToSignedOut()) {
            operation.addSecurityItem(new SecurityRequirement());
        }
        if (access.value() != AccessRule.PUBLIC) {
            operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.SESSION));
        }
    }

    /** @return the package below the API's own, such as {@code worlds}; {@code platform} for a controller of the API itself */
    private static String capability(Class<?> controller) {
        var below = controller.getPackageName().substring(API.length());
        return below.isEmpty() ? "platform" : below.split("\\.")[1];
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static Parameter query(String name, Schema<?> schema) {
        return new Parameter().in("query").name(name).required(false).schema(schema);
    }

    private static Schema<?> string() {
        return new JsonSchema().typesItem("string");
    }

    private static Schema<?> limit() {
        var schema = new JsonSchema().typesItem("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        schema.setDefault(PageRequest.DEFAULT_LIMIT);
        return schema;
    }

    private static ApiResponse problem() {
        var schema = new JsonSchema().$ref("#/components/schemas/Problem");
        return new ApiResponse()
            .description("A problem document (RFC 9457)")
            .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
