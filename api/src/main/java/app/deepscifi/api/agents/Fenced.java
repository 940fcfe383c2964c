package app.deepscifi.api.agents;

/**
 * What people wrote, made harmless for a prompt: it can't end the tag it stands in, and so can't pass for ours. The model
 * sees ‹these› where it had angle brackets.
 */
final class Fenced {

    private Fenced() {}

    static String text(String written) {
        return written.replace('<', '‹').replace('>', '›');
    }

    /** For what stands within a line, such as a name. */
    static String line(String written) {
        return text(written).replaceAll("\\s+", " ").strip();
    }
}
