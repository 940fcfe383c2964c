package app.deepscifi.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform when the first test asks for it, and ends it after the last. */
final class SharedPlatform implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestPlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context
            .getRoot()
            .getStore(Namespace.create(SharedPlatform.class))
            .computeIfAbsent(TestPlatform.class, _ -> TestPlatform.start(), TestPlatform.class);
    }
}
