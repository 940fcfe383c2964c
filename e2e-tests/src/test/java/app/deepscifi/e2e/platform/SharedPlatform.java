package app.deepscifi.e2e.platform;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform for the first test that needs it, and ends it after the last one. */
class SharedPlatform implements ParameterResolver {

    /**
     * More tokens than all tests of a run use together, including tests that send thousands of requests to each
     * operation.
     */
    private static final Map<String, String> LIMITS = Map.of("TOKENS_PER_DAY_FOR_ALL", "1000000000000");

    private final Supplier<TestPlatform> start;

    SharedPlatform() {
        this(() -> TestPlatform.start(LIMITS, TestPlatform.PACE));
    }

    /** @param start starts the platform that all tests with this extension share */
    SharedPlatform(Supplier<TestPlatform> start) {
        this.start = start;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestPlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context
            .getRoot()
            .getStore(Namespace.create(getClass()))
            .computeIfAbsent(TestPlatform.class, _ -> start.get(), TestPlatform.class);
    }
}
