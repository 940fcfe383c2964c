package app.deepscifi.api.platform.json;

import app.deepscifi.domain.InvalidInput;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads texts in JSON strictly: a number never becomes a text, and a text has no characters that can't be stored. Trees
 * of nodes are searched for such texts.
 */
final class JsonText extends SimpleModule {

    JsonText() {
        super("deepscifi-text");
        addDeserializer(String.class, new TextDeserializer());
        addKeyDeserializer(String.class, new KeyTextDeserializer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new TreeReaders());
    }

    private static final class TextDeserializer extends StdScalarDeserializer<String> {

        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            return TextRules.check(parser.getString());
        }
    }

    private static final class KeyTextDeserializer extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                return TextRules.check(key);
            } catch (InvalidInput invalid) {
                throw new InvalidInput(key, invalid.violations().getFirst().message());
            }
        }
    }

    private static final class TreeReaders extends Deserializers.Base {

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return JsonNode.class.isAssignableFrom(type);
        }

        @Override
        public ValueDeserializer<?> findTreeNodeDeserializer(
            JavaType type,
            DeserializationConfig config,
            BeanDescription.Supplier bean
        ) {
            return new CheckedNodes(JsonNodeDeserializer.getDeserializer(type.getRawClass()));
        }
    }

    private static final class CheckedNodes extends DelegatingDeserializer {

        CheckedNodes(ValueDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new CheckedNodes(delegate);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            var node = super.deserialize(parser, context);
            check("", (JsonNode) node);
            return node;
        }

        private static void check(String path, JsonNode node) {
            if (node.isString()) {
                checkText(path, node.stringValue());
            }
            if (node.isArray()) {
                for (var i = 0; i < node.size(); i++) {
                    check(path + "[" + i + "]", node.get(i));
                }
            }
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                checkText(path, property.getKey());
                check(path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue());
            }
        }

        private static void checkText(String path, String text) {
            try {
                TextRules.check(text);
            } catch (InvalidInput invalid) {
                throw new InvalidInput(path, invalid.violations().getFirst().message());
            }
        }
    }
}
