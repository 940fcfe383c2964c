package app.deepscifi.local;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.xml.JacksonXmlHttpMessageConverter;

/** The object store brings an XML library along; the API must not begin to speak XML because of that. */
@Configuration(proxyBeanMethods = false)
class JsonOnly {

    @Bean
    ServerHttpMessageConvertersCustomizer noXml() {
        return builder ->
            builder.configureMessageConvertersList(converters ->
                converters.removeIf(JacksonXmlHttpMessageConverter.class::isInstance)
            );
    }
}
