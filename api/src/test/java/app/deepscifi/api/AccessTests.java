package app.deepscifi.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.web.Access;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

class AccessTests {

    @Test
    void every_operation_says_who_may_call_it() {
        assertThat(operations())
            .isNotEmpty()
            .allMatch(operation -> operation.isAnnotationPresent(Access.class));
    }

    @Test
    void every_operation_has_a_name_of_its_own() {
        assertThat(operations().map(Method::getName)).doesNotHaveDuplicates();
    }

    private static Stream<Method> operations() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner
            .findCandidateComponents("app.deepscifi.api")
            .stream()
            .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
            .filter(controller -> !controller.isAnnotationPresent(Hidden.class) && !controller.isMemberClass())
            .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
            .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }
}
