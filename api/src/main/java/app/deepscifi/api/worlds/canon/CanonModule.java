package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Canon and its changes in the JSON of the API. */
@Component
class CanonModule extends SimpleModule {

    CanonModule() {
        super("canon");
        addSerializer(Entry.Premise.class, writing((premise, json) -> json.writeString(premise.text())));
        addSerializer(Entry.Tones.class, writing((tones, json) -> json.writePOJO(tones.words())));
        addSerializer(Entry.Themes.class, writing((themes, json) -> json.writePOJO(themes.words())));
        read(Canon.class, CanonJson::canon);
        read(Change.class, CanonJson::change);
        read(Edit.class, CanonJson::edit);
    }

    private <T> void read(Class<T> type, Function<JsonNode, T> reading) {
        addDeserializer(type, new Reader<>(type, reading));
    }

    @FunctionalInterface
    private interface Writing<T> {
        void write(T value, JsonGenerator json);
    }

    private static <T> ValueSerializer<T> writing(Writing<T> writing) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                writing.write(value, json);
            }
        };
    }

    /** Reports {@link InvalidInput} as an exception of Jackson, to which each enclosing object adds its path. */
    private static final class Reader<T> extends StdDeserializer<T> {

        private final transient Class<T> type;
        private final transient Function<JsonNode, T> reading;

        Reader(Class<T> type, Function<JsonNode, T> reading) {
            super(type);
            this.type = type;
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return reading.apply(context.readValue(parser, JsonNode.class));
            } catch (InvalidInput invalid) {
                throw context.instantiationException(type, invalid);
            }
        }
    }
}
