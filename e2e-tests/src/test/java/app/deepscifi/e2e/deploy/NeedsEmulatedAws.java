package app.deepscifi.e2e.deploy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The test deploys into an emulated AWS. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("emulated-aws")
@EnabledIfEnvironmentVariable(
    named = "AWS_EMULATOR_SETTINGS",
    matches = "(?s).*AWS_ENDPOINT_URL=.*",
    disabledReason = "Set AWS_EMULATOR_SETTINGS to what an AWS emulator prints when it starts to deploy into it"
)
@interface NeedsEmulatedAws {}
