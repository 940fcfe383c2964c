package app.deepscifi.api.platform.json;

import com.fasterxml.jackson.annotation.Nulls;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

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
            // A null in a list or a map is refused here, because its path is known here.
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }
}
