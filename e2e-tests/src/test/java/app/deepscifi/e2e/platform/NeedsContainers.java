package app.deepscifi.e2e.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** The test starts containers of our image. */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("containers")
@EnabledIf(
    value = "app.deepscifi.e2e.operation.Container#canRun",
    disabledReason = "It needs Linux and an engine for containers: install Docker or Podman"
)
public @interface NeedsContainers {}
