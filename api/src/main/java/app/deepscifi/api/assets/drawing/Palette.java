package app.deepscifi.api.assets.drawing;

import app.deepscifi.domain.canon.Canon;
import java.util.List;

/**
 * The colours of one cover, in the product's style: cyan or purple is the main colour, the other is the contrast, and
 * the tones of the world choose a muted accent.
 */
record Palette(String lead, String answer, String accent) {
    private static final String CYAN = "#00ffcc";
    private static final String PURPLE = "#aa00ff";
    private static final List<String> MUTED = List.of(
        "#c9a26b",
        "#5b7fa6",
        "#b0647a",
        "#6f9f86",
        "#8a86c8",
        "#b8b2a6",
        "#a0785a",
        "#4f9aa8"
    );

    static Palette of(Canon canon) {
        var dice = Dice.of(canon.tones() + canon.premise());
        var accent = dice.of(MUTED);
        return dice.chance(0.6) ? new Palette(CYAN, PURPLE, accent) : new Palette(PURPLE, CYAN, accent);
    }
}
