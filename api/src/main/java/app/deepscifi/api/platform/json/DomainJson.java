package app.deepscifi.api.platform.json;

import app.deepscifi.domain.InvalidInput;
import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes and reads ids, slugs and addresses as plain texts, and constants by their {@link WireNames}. */
public final class DomainJson extends JacksonModule {

    @Override
    public String getModuleName() {
        return "deepscifi-domain";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Writers());
        context.addDeserializers(new Readers());
        context.addKeyDeserializers((type, config, bean) ->
            TextRecord.of(type.getRawClass()).map(KeyReader::new).orElse(null)
        );
    }

    /** Whether the enum is ours; those of libraries keep their own JSON form. */
    public static boolean isOurs(Class<?> enumType) {
        var name = enumType.getName();
        return name.startsWith("app.deepscifi.domain.") || name.startsWith("app.deepscifi.api.");
    }

    private static final class Writers extends Serializers.Base {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.Supplier bean,
            JsonFormat.Value format
        ) {
            return TextRecord.of(type.getRawClass()).isPresent() ? new TextWriter() : null;
        }

        @Override
        public @Nullable ValueSerializer<?> findEnumSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.Supplier bean,
            JsonFormat.Value format
        ) {
            return isOurs(type.getRawClass()) ? new ConstantWriter() : null;
        }
    }

    private static final class TextWriter extends StdSerializer<Object> {

        TextWriter() {
            super(Object.class);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toString());
        }
    }

    private static final class ConstantWriter extends StdSerializer<Enum<?>> {

        ConstantWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(WireNames.of(value));
        }
    }

    private static final class Readers extends Deserializers.Base {

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TextRecord.of(type).isPresent() || (type.isEnum() && isOurs(type));
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type,
            DeserializationConfig config,
            BeanDescription.Supplier bean
        ) {
            return TextRecord.of(type.getRawClass())
                .map(text -> new TextReader(type.getRawClass(), text))
                .orElse(null);
        }

        @Override
        public @Nullable ValueDeserializer<?> findEnumDeserializer(
            JavaType type,
            DeserializationConfig config,
            BeanDescription.Supplier bean
        ) {
            return isOurs(type.getRawClass()) ? new ConstantReader(type.getRawClass()) : null;
        }
    }

    private static final class TextReader extends StdScalarDeserializer<Object> {

        private final transient TextRecord text;

        TextReader(Class<?> type, TextRecord text) {
            super(type);
            this.text = text;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            return text.read(string(parser, context));
        }
    }

    private static final class ConstantReader extends StdScalarDeserializer<Object> {

        private final Class<? extends Enum<?>> constants;

        @SuppressWarnings("unchecked") // Only classes of constants come here.
        ConstantReader(Class<?> type) {
            super(type);
            this.constants = (Class<? extends Enum<?>>) type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw unknown();
            }
            var name = parser.getString();
            for (var constant : constants.getEnumConstants()) {
                if (WireNames.of(constant).equals(name)) {
                    return constant;
                }
            }
            throw unknown();
        }

        private InvalidInput unknown() {
            return new InvalidInput("", "must be one of " + WireNames.choices(constants));
        }
    }

    private static final class KeyReader extends KeyDeserializer {

        private final TextRecord text;

        KeyReader(TextRecord text) {
            this.text = text;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                return text.read(key);
            } catch (InvalidInput invalid) {
                throw new InvalidInput(key, invalid.violations().getFirst().message());
            }
        }
    }

    private static String string(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        return parser.getString();
    }
}
