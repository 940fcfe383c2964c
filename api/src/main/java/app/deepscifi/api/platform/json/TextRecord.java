package app.deepscifi.api.platform.json;

import app.deepscifi.domain.InvalidInput;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the domain whose external form is one text: {@code WorldId}, {@code Slug}, {@code Address}. These are the
 * records with a single component {@code value} (an id or a text), and those with a static {@code parse(String)} and a
 * matching {@code toString()}.
 */
public final class TextRecord {

    private static final String DOMAIN = "app.deepscifi.domain";

    private final Reading reading;
    private final boolean id;

    private TextRecord(Reading reading, boolean id) {
        this.reading = reading;
        this.id = id;
    }

    public static Optional<TextRecord> of(Class<?> type) {
        if (!type.isRecord() || !type.getName().startsWith(DOMAIN)) {
            return Optional.empty();
        }
        return Optional.ofNullable(parsed(type)).or(() -> Optional.ofNullable(wrapped(type)));
    }

    /** Whether the text is a UUID. */
    public boolean isId() {
        return id;
    }

    /** @throws InvalidInput if the text is not valid for this type */
    public Object read(String text) {
        try {
            return reading.read(text);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof InvalidInput invalid) {
                throw invalid;
            }
            throw new IllegalStateException("A record of the domain failed in an unforeseen way", refused.getCause());
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("", String.valueOf(malformed.getMessage()));
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private static @Nullable TextRecord parsed(Class<?> type) {
        try {
            var parse = type.getMethod("parse", String.class);
            return parse.getReturnType() == type ? new TextRecord(text -> parse.invoke(null, text), false) : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    private static @Nullable TextRecord wrapped(Class<?> type) {
        var components = type.getRecordComponents();
        if (components.length != 1 || !components[0].getName().equals("value")) {
            return null;
        }
        var inner = components[0].getType();
        try {
            if (inner == UUID.class) {
                var constructor = type.getConstructor(UUID.class);
                return new TextRecord(text -> constructor.newInstance(Uuids.parse(text)), true);
            }
            if (inner == String.class) {
                var constructor = type.getConstructor(String.class);
                return new TextRecord(constructor::newInstance, false);
            }
        } catch (NoSuchMethodException notPublic) {
            return null;
        }
        return null;
    }

    private interface Reading {
        Object read(String text) throws ReflectiveOperationException;
    }
}
