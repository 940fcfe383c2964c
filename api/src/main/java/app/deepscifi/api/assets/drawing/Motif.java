package app.deepscifi.api.assets.drawing;

import static app.deepscifi.api.assets.drawing.Svg.n;

import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.ArrayList;
import java.util.List;

/** The body in the sky of a cover: one for each kind of element. */
enum Motif {
    /** A face behind another body. */
    ECLIPSE {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            for (var i = 0; i < 120; i++) {
                var angle = (i * Math.PI) / 60;
                var length = at.radius() * dice.between(1.03, dice.chance(0.15) ? 1.7 : 1.22);
                svg.line(
                    at.x() + Math.cos(angle) * at.radius(),
                    at.y() + Math.sin(angle) * at.radius(),
                    at.x() + Math.cos(angle) * length,
                    at.y() + Math.sin(angle) * length,
                    stroke(i % 5 == 0 ? palette.answer() : palette.lead(), ".5", "1")
                );
            }
            svg.circle(
                at.x(),
                at.y(),
                at.radius(),
                "fill=\"#000\" stroke=\"" + palette.lead() + "\" stroke-width=\"2\""
            );
        }
    },
    PLANET {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            svg.raw("<clipPath id=\"disc\">");
            svg.circle(at.x(), at.y(), at.radius(), "");
            svg.raw("</clipPath>");
            svg.circle(at.x(), at.y(), at.radius(), "fill=\"#000\"");
            svg.circle(at.x(), at.y(), at.radius(), "fill=\"url(#lit)\" fill-opacity=\".8\"");
            svg.raw("<g clip-path=\"url(#disc)\">");
            var tilt = dice.between(-25, 25);
            for (var y = -1.0; y < 1; y += dice.between(0.08, 0.22)) {
                svg.ellipse(
                    at.x(),
                    at.y() + y * at.radius(),
                    at.radius() * 1.2,
                    at.radius() * dice.between(0.02, 0.1),
                    tilt,
                    "fill=\"#000\" fill-opacity=\"" + n(dice.between(0.2, 0.5)) + "\""
                );
            }
            svg.raw("</g>");
            for (var width = 1.5; width < 2.1; width += 0.12) {
                svg.ellipse(
                    at.x(),
                    at.y(),
                    at.radius() * width,
                    at.radius() * width * 0.22,
                    tilt,
                    stroke(palette.accent(), ".5", "1.2")
                );
            }
        }
    },
    MACHINE {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            svg.circle(at.x(), at.y(), at.radius(), "fill=\"#000\"");
            for (var part = 0.16; part < 1; part += dice.between(0.06, 0.13)) {
                var around = 2 * Math.PI * at.radius() * part;
                svg.raw(
                    """
                    <circle r="%s" transform="translate(%s %s) rotate(%s)" %s stroke-dasharray="%s %s"/>""".formatted(
                        n(at.radius() * part),
                        n(at.x()),
                        n(at.y()),
                        n(dice.between(0, 360)),
                        stroke(
                            dice.chance(0.3) ? palette.answer() : palette.lead(),
                            n(dice.between(0.3, 0.9)),
                            n(dice.between(1, 9))
                        ),
                        n(around / dice.between(2, 14)),
                        n(around / dice.between(6, 30))
                    )
                );
            }
            svg.circle(at.x(), at.y(), at.radius() * 0.07, "fill=\"" + palette.accent() + "\"");
        }
    },
    LATTICE {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            var cell = at.radius() / dice.between(4, 6);
            for (var row = -8; row <= 8; row++) {
                for (var column = -8; column <= 8; column++) {
                    var x = (column + (row % 2 == 0 ? 0 : 0.5)) * cell * Math.sqrt(3);
                    var y = row * cell * 1.5;
                    if (Math.hypot(x, y) > at.radius()) {
                        continue;
                    }
                    var fill = dice.chance(0.22)
                        ? dice.of(List.of(palette.lead(), palette.answer(), palette.accent()))
                        : "#000";
                    svg.path(
                        polygon(at.x() + x, at.y() + y, cell * 0.92, 6, 30),
                        "fill=\"%s\" fill-opacity=\".6\" stroke=\"%s\" stroke-opacity=\".6\"".formatted(
                            fill,
                            palette.lead()
                        )
                    );
                }
            }
        }
    },
    SPIRAL {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            var turn = dice.between(2.3, 2.45);
            svg.circle(at.x(), at.y(), at.radius() * 1.05, "fill=\"#000\" fill-opacity=\".6\"");
            for (var i = 1; i < 260; i++) {
                var distance = at.radius() * Math.sqrt(i / 260.0);
                svg.circle(
                    at.x() + Math.cos(i * turn) * distance,
                    at.y() + Math.sin(i * turn) * distance,
                    0.8 + (3.4 * i) / 260,
                    "fill=\"" + (i % 8 == 0 ? palette.answer() : i % 3 == 0 ? palette.accent() : palette.lead()) + "\""
                );
            }
        }
    },
    MONOLITH {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            var half = at.radius() * dice.between(0.22, 0.34);
            var top = at.y() - at.radius() * 1.25;
            var foot = at.y() + at.radius() * 2.2;
            var slant = half * dice.between(0, 0.5);
            svg.circle(at.x(), at.y(), at.radius() * 0.95, stroke(palette.answer(), ".8", "2"));
            svg.circle(at.x(), at.y(), at.radius() * 0.95, "fill=\"url(#far)\"");
            for (var i = 0; i < 14; i++) {
                var reach = at.radius() * dice.between(0.8, 2.6);
                svg.line(
                    at.x(),
                    top,
                    at.x() + dice.between(-1, 1) * reach,
                    top - reach,
                    stroke(palette.lead(), ".25", "1")
                );
            }
            svg.path(
                "M%s %sL%s %sL%s %sL%s %sZ".formatted(
                    n(at.x() - half),
                    n(top + slant),
                    n(at.x() + half),
                    n(top),
                    n(at.x() + half),
                    n(foot),
                    n(at.x() - half),
                    n(foot)
                ),
                "fill=\"#020202\" stroke=\"" + palette.lead() + "\" stroke-width=\"1.6\""
            );
            svg.line(at.x() + half * 0.55, top + 8, at.x() + half * 0.55, foot, stroke(palette.accent(), ".5", "1"));
        }
    },
    BURST {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            for (var i = 0; i < 100; i++) {
                var angle = dice.between(0, 2 * Math.PI);
                var from = at.radius() * dice.between(0.12, 0.5);
                var to = from + at.radius() * dice.between(0.2, 1.3) * dice.between(0.3, 1);
                svg.line(
                    at.x() + Math.cos(angle) * from,
                    at.y() + Math.sin(angle) * from,
                    at.x() + Math.cos(angle) * to,
                    at.y() + Math.sin(angle) * to,
                    stroke(
                        dice.of(List.of(palette.lead(), palette.answer(), palette.accent())),
                        n(dice.between(0.3, 0.9)),
                        n(dice.between(0.6, 2))
                    )
                );
            }
            svg.circle(at.x(), at.y(), at.radius() * 0.1, "fill=\"#fff\"");
            svg.circle(at.x(), at.y(), at.radius() * 0.7, "fill=\"url(#near)\"");
        }
    },
    ORBITS {
        @Override
        void draw(Svg svg, Place at, Palette palette, Dice dice) {
            var flat = dice.between(0.25, 0.5);
            var tilt = dice.between(-35, 35);
            for (var i = 1; i <= 11; i++) {
                var wide = (at.radius() * i) / 8.0;
                var turn = tilt + i * dice.between(2, 9);
                svg.ellipse(
                    at.x(),
                    at.y(),
                    wide,
                    wide * flat,
                    turn,
                    stroke(i % 3 == 0 ? palette.answer() : palette.lead(), ".6", "1")
                );
                var angle = dice.between(0, 2 * Math.PI);
                var x = Math.cos(angle) * wide;
                var y = Math.sin(angle) * wide * flat;
                var radians = Math.toRadians(turn);
                svg.circle(
                    at.x() + x * Math.cos(radians) - y * Math.sin(radians),
                    at.y() + x * Math.sin(radians) + y * Math.cos(radians),
                    dice.between(2, 6),
                    "fill=\"" + palette.accent() + "\""
                );
            }
            svg.circle(at.x(), at.y(), at.radius() * 0.09, "fill=\"" + palette.lead() + "\"");
        }
    };

    /** Centre and approximate radius of the body, in units of the SVG. */
    record Place(double x, double y, double radius) {}

    abstract void draw(Svg svg, Place at, Palette palette, Dice dice);

    /** Chooses a motif at random. A kind with more elements is more likely to be chosen. */
    static Motif of(Canon canon, Dice dice) {
        var likely = new ArrayList<Motif>();
        canon
            .elements()
            .values()
            .forEach(element -> likely.add(of(element.kind())));
        return likely.isEmpty() ? ORBITS : dice.of(likely);
    }

    private static Motif of(Element.Kind kind) {
        return switch (kind) {
            case CHARACTER -> ECLIPSE;
            case LOCATION -> PLANET;
            case TECHNOLOGY -> MACHINE;
            case FACTION -> LATTICE;
            case SPECIES -> SPIRAL;
            case ARTIFACT -> MONOLITH;
            case EVENT -> BURST;
            case CONCEPT -> ORBITS;
        };
    }

    /**
     * @param size distance from the centre to each corner
     * @param turn rotation in degrees
     * @return the data of an SVG path
     */
    static String polygon(double x, double y, double size, int corners, double turn) {
        var path = new StringBuilder();
        for (var i = 0; i < corners; i++) {
            var angle = Math.toRadians(turn) + (i * 2 * Math.PI) / corners;
            path.append(i == 0 ? 'M' : 'L')
                .append(n(x + Math.cos(angle) * size))
                .append(' ')
                .append(n(y + Math.sin(angle) * size));
        }
        return path.append('Z').toString();
    }

    private static String stroke(String colour, String opacity, String width) {
        return "fill=\"none\" stroke=\"%s\" stroke-opacity=\"%s\" stroke-width=\"%s\"".formatted(
            colour,
            opacity,
            width
        );
    }
}
