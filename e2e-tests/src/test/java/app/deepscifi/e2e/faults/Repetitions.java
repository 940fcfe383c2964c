package app.deepscifi.e2e.faults;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Repeats a class as often as the system property says. */
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

    /** A test class with one instance, which gets a new platform for each repetition. */
    interface Staged {
        void start() throws Exception;

        void end();
    }

    /** One repetition, with a new platform. */
    static final class Repetition implements ClassTemplateInvocationContext {

        @Override
        public List<Extension> getAdditionalExtensions() {
            BeforeClassTemplateInvocationCallback before = context -> {
                if (instance(context) instanceof Staged tests) {
                    tests.start();
                }
            };
            AfterClassTemplateInvocationCallback after = context -> {
                if (instance(context) instanceof Staged tests) {
                    tests.end();
                }
            };
            return List.of(before, after);
        }

        private static @Nullable Object instance(ExtensionContext context) {
            return context.getTestInstance().orElse(null);
        }
    }
}
