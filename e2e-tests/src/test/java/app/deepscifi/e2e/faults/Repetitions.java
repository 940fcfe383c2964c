package app.deepscifi.e2e.faults;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;

/** As many as the system property says. */
final class Repetitions implements ClassTemplateInvocationContextProvider {

    private static final int COUNT = Integer.getInteger("faults.repeat", 1);

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<Repetition> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return IntStream.rangeClosed(1, COUNT).mapToObj(_ -> new Repetition());
    }

    /** Nothing but one more time. */
    static final class Repetition implements ClassTemplateInvocationContext {}
}
