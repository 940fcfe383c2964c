package app.deepscifi.api.platform.openapi;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import app.deepscifi.api.platform.problems.FieldError;
import app.deepscifi.api.platform.problems.Problems;
import app.deepscifi.api.platform.settings.Release;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document, from which clients and tests are generated. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String SESSION = "session";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(
            Caller.class,
            Caller.Person.class,
            PageRequest.class,
            IfMatch.class
        );
    }

    @Bean
    OpenAPI openApi(Release release) {
        var components = new Components().addSecuritySchemes(
            SESSION,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("__Host-deepscifi_session")
                .description("Set by signing up or in. Over http its name is deepscifi_session_ and the port.")
        );
        // A new instance: the shared one would keep additions of another application in the same process.
        new ModelConverters(true).readAll(Problem.class).forEach(components::addSchemas);
        return new OpenAPI()
            .info(
                new Info()
                    .title("Deep Sci-Fi")
                    .version(release.version())
                    .description(
                        "Worlds, their canon, and the stories in them. `x-access` of an operation says who may call it."
                    )
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
            )
            .servers(List.of(new Server().url("/")))
            .components(components);
    }

    /** The body of every error; documented here, written by {@link Problems}. Some codes add fields. */
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Problem(
        @Schema(requiredMode = REQUIRED, example = Problems.TYPE_PREFIX + "validation") String type,
        @Schema(requiredMode = REQUIRED) String title,
        @Schema(requiredMode = REQUIRED) int status,
        @Schema(requiredMode = REQUIRED) String detail,
        @Schema(requiredMode = NOT_REQUIRED) String instance,
        @Schema(requiredMode = NOT_REQUIRED) List<FieldError> errors,
        @Schema(requiredMode = REQUIRED) String traceId
    ) {}
}
