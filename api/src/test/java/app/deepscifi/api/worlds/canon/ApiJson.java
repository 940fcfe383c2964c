package app.deepscifi.api.worlds.canon;

import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The JSON mapper of the running API. */
final class ApiJson {

    static final JsonMapper MAPPER = mapper();

    private ApiJson() {}

    private static JsonMapper mapper() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.register(JacksonAutoConfiguration.class, CanonModule.class);
            context.register(Class.forName("app.deepscifi.api.platform.json.JsonConfiguration"));
            context.refresh();
            return context.getBean(JsonMapper.class);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }
}
