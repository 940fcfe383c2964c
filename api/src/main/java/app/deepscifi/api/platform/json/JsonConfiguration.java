package app.deepscifi.api.platform.json;

import com.fasterxml.jackson.annotation.Nulls;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer deepSciFiJson() {
        return JsonConfiguration::configure;
    }

    public static void configure(JsonMapper.Builder builder) {
        builder
            .addModule(new JsonText())
            .addModule(new DomainJson())
            // Jackson reads any number but 0 as true.
            .withCoercionConfig(LogicalType.Boolean, numbers ->
                numbers
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
            )
            // A null in a list or a map is refused here, because its path is known here.
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }
}
