package app.deepscifi.api.platform.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Types of parameters of handler methods. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final CallerSource callers;

    WebConfiguration(CallerSource callers) {
        this.callers = callers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(List.of(new CallerArguments(callers), new PageArguments(), new IfMatchArguments()));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new TextConversions());
    }
}
