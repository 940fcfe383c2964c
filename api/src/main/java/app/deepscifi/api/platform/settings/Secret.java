package app.deepscifi.api.platform.settings;

/** A text that must not be printed. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
