package app.deepscifi.domain;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A component of a record with its {@link Described description}. */
public final class Field {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return type.isRecord() ? Arrays.stream(type.getRecordComponents()).map(Field::new).toList() : List.of();
        }
    };

    private final RecordComponent component;
    private final @Nullable Described own;
    private final Described shared;

    private Field(RecordComponent component) {
        this.component = component;
        this.own = component.getAnnotation(Described.class);
        this.shared = own == null ? Undescribed.DESCRIPTION : whole(own.as()).map(Field::described).orElse(own);
    }

    /** The components of a record, in their order; none of any other type. */
    public static List<Field> of(Class<?> type) {
        return FIELDS.get(type);
    }

    /** The component that stands for its whole record; empty where the record is an object in JSON. */
    public static Optional<Field> whole(Class<?> type) {
        return of(type).stream().filter(Field::isWhole).findFirst();
    }

    public String name() {
        return component.getName();
    }

    public Class<?> type() {
        return component.getType();
    }

    /** The value of the component in a record. */
    public @Nullable Object valueIn(Record made) {
        try {
            return component.getAccessor().invoke(made);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The type of what a list or a map holds. */
    public Class<?> itemType() {
        var arguments = ((ParameterizedType) component.getGenericType()).getActualTypeArguments();
        return (Class<?>) arguments[arguments.length - 1];
    }

    public boolean isDescribed() {
        return own != null;
    }

    /** The sentence, and the bounds except {@link #minLength()}. */
    public Described described() {
        return shared;
    }

    public int minLength() {
        return own == null ? 0 : own.minLength();
    }

    public boolean isNullable() {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    public boolean isOptional() {
        return own != null && own.optional();
    }

    public boolean isWhole() {
        return own != null && own.whole();
    }

    @Described
    private record Undescribed() {
        static final Described DESCRIPTION = Undescribed.class.getAnnotation(Described.class);
    }
}
