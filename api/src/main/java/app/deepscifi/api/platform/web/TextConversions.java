package app.deepscifi.api.platform.web;

import app.deepscifi.api.platform.json.DomainJson;
import app.deepscifi.api.platform.json.TextRecord;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.InvalidInput;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** Reads ids, slugs, addresses and constants from paths and parameters, in the words that {@link DomainJson} uses. */
public final class TextConversions implements ConditionalGenericConverter {

    @Override
    public @Nullable Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class), new ConvertiblePair(String.class, Enum.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        var type = target.getType();
        return type.isEnum() ? DomainJson.isOurs(type) : TextRecord.of(type).isPresent();
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        var text = source.toString();
        var type = targetType.getType();
        return type.isEnum() ? constant(type, text) : TextRecord.of(type).orElseThrow().read(text);
    }

    @SuppressWarnings("unchecked") // The caller has asked isEnum.
    private static Object constant(Class<?> type, String name) {
        var constants = (Class<? extends Enum<?>>) type;
        return Arrays.stream(constants.getEnumConstants())
            .filter(constant -> WireNames.of(constant).equals(name))
            .findFirst()
            .orElseThrow(() -> new InvalidInput("", "must be one of " + WireNames.choices(constants)));
    }
}
