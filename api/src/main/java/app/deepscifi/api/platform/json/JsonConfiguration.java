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
            // A list or a map with null in it is refused here, where its path is known.
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }
}
