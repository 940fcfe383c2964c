package app.deepscifi.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Subclasses inherit the needs of a test, and each need has the tag by which CI selects its tests. */
class NeedsTests {

    private static final List<Class<?>> CLASSES = ReflectionSupport.findAllClassesInPackage(
        "app.deepscifi.e2e",
        _ -> true,
        _ -> true
    );

    @NeedsServerDatabase
    @NeedsRedis
    @NeedsContainers
    @WithRealLetta
    private abstract static class Suite {}

    private static final class InSuite extends Suite {}

    @Test
    void a_subclass_has_the_needs_and_the_tags_of_its_suite() {
        assertThat(AnnotationSupport.findRepeatableAnnotations(InSuite.class, Tag.class))
            .extracting(Tag::value)
            .containsExactlyInAnyOrder("server-database", "redis", "containers", "real-letta");
        assertThat(conditions(InSuite.class)).containsExactlyInAnyOrderElementsOf(conditions(Suite.class)).hasSize(3);
    }

    @Test
    void each_annotation_of_ours_for_a_class_is_inherited() {
        assertThat(CLASSES)
            .filteredOn(NeedsTests::isForClasses)
            .hasSizeGreaterThanOrEqualTo(7)
            .allSatisfy(annotation -> assertThat(annotation).hasAnnotation(Inherited.class));
    }

    @Test
    void each_condition_has_a_tag() {
        assertThat(CLASSES)
            .filteredOn(it -> !conditions(it).isEmpty())
            .allSatisfy(it -> assertThat(AnnotationSupport.isAnnotated(it, Tag.class)).isTrue());
        assertThat(CLASSES)
            .flatMap(it -> ReflectionSupport.findMethods(it, _ -> true, HierarchyTraversalMode.TOP_DOWN))
            .filteredOn(it -> !conditions(it).isEmpty())
            .allSatisfy(it -> assertThat(AnnotationSupport.isAnnotated(it, Tag.class)).isTrue());
    }

    private static boolean isForClasses(Class<?> type) {
        var target = type.getAnnotation(Target.class);
        return type.isAnnotation() && (target == null || List.of(target.value()).contains(ElementType.TYPE));
    }

    /** The conditions that decide whether a test runs, found as JUnit finds them: also on its annotations. */
    private static Set<Class<?>> conditions(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class)
            .stream()
            .flatMap(it -> Arrays.stream(it.value()))
            .filter(ExecutionCondition.class::isAssignableFrom)
            .collect(Collectors.toSet());
    }
}
