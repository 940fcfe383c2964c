package app.deepscifi.api.assets.drawing;

import static app.deepscifi.api.assets.drawing.Svg.n;

import app.deepscifi.domain.canon.Canon;
import java.util.List;

/** The land at the bottom of a cover: one layer for each event of the timeline; the oldest is the farthest away. */
final class Horizon {

    private enum Land {
        RIDGES,
        SKYLINE,
        DUNES,
    }

    private static final int MIN_LAYERS = 3;
    private static final int MAX_LAYERS = 10;

    private final int layers;
    private final Palette palette;
    private final Dice dice;
    private final Land land;

    Horizon(Canon canon, Palette palette, Dice dice) {
        this.layers = Math.clamp(canon.timeline().size(), MIN_LAYERS, MAX_LAYERS);
        this.palette = palette;
        this.dice = dice;
        this.land = dice.of(List.of(Land.values()));
    }

    void draw(Svg svg) {
        for (var layer = 0; layer < layers; layer++) {
            var depth = (layer + 1.0) / layers;
            var base = 530 + 175 * depth;
            var outline = switch (land) {
                case RIDGES -> ridges(base, 26 + 40 * (1 - depth));
                case SKYLINE -> skyline(base, 24 + 56 * (1 - depth));
                case DUNES -> dunes(base, 12 + 34 * (1 - depth));
            };
            svg.path(
                outline + "V" + CoverArt.HEIGHT + "H0Z",
                "fill=\"%s\" stroke=\"%s\" stroke-opacity=\"%s\"".formatted(
                    layer % 2 == 0 ? "#050505" : "#0a0a0a",
                    layer == layers / 2 ? palette.accent() : layer % 2 == 0 ? palette.lead() : palette.answer(),
                    n(0.2 + 0.5 * (1 - depth))
                )
            );
        }
    }

    private String ridges(double base, double height) {
        var path = new StringBuilder("M0 " + n(base));
        var x = 0.0;
        while (x < CoverArt.WIDTH) {
            x += dice.between(18, 60);
            path.append("L%s %s".formatted(n(Math.min(x, CoverArt.WIDTH)), n(base - dice.between(0, height))));
        }
        return path.toString();
    }

    private String skyline(double base, double height) {
        var path = new StringBuilder("M0 " + n(base));
        var x = 0.0;
        while (x < CoverArt.WIDTH) {
            x += dice.between(14, 54);
            var tower = dice.chance(0.12) ? 1.9 : 1;
            path.append("V%sH%s".formatted(n(base - dice.between(0, height) * tower), n(Math.min(x, CoverArt.WIDTH))));
        }
        return path.toString();
    }

    private String dunes(double base, double height) {
        var path = new StringBuilder("M0 " + n(base));
        var up = dice.chance(0.5);
        for (var x = 0; x < CoverArt.WIDTH; x += 160) {
            var crest = base + (up ? -1 : 1) * dice.between(height * 0.3, height);
            path.append("Q%d %s %d %s".formatted(x + 80, n(crest), x + 160, n(base)));
            up = !up;
        }
        return path.toString();
    }
}
