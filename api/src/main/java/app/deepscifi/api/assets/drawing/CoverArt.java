package app.deepscifi.api.assets.drawing;

import static app.deepscifi.api.assets.drawing.Svg.n;

import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Slug;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a world from its canon; the same canon gives the same picture. The kinds of the elements decide about the body in the
 * sky. The rules are rings around that body, the elements and their relations are a constellation, and the timeline is the
 * land.
 */
public final class CoverArt {

    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;

    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final int MAX_NODES = 36;
    private static final int MAX_EDGES = 80;
    private static final int MAX_RINGS = 9;

    private final Canon canon;
    private final Palette palette;
    private final Dice dice;
    private final Svg svg = new Svg();
    private final Motif.Place body;

    private CoverArt(Canon canon) {
        this.canon = canon;
        this.palette = Palette.of(canon);
        // The seed is not the whole canon, so that a growing world stays recognizable.
        this.dice = Dice.of(canon.premise() + canon.setting());
        this.body = new Motif.Place(dice.between(400, 880), dice.between(230, 320), dice.between(110, 170));
    }

    /** @return an SVG document */
    public static String draw(Canon canon) {
        var art = new CoverArt(canon);
        art.open();
        art.stars();
        art.rings();
        Motif.of(canon, art.dice).draw(art.svg, art.body, art.palette, art.dice);
        art.constellation();
        new Horizon(art.canon, art.palette, art.dice).draw(art.svg);
        art.close();
        return art.svg.toString();
    }

    private void open() {
        svg.raw(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
            <defs>
            <radialGradient id="near"><stop offset="0" stop-color="%s" stop-opacity=".34"/>\
            <stop offset="1" stop-color="%s" stop-opacity="0"/></radialGradient>
            <radialGradient id="far"><stop offset="0" stop-color="%s" stop-opacity=".26"/>\
            <stop offset="1" stop-color="%s" stop-opacity="0"/></radialGradient>
            <linearGradient id="lit" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="%s"/>\
            <stop offset=".4" stop-color="%s" stop-opacity=".55"/><stop offset=".8" stop-color="#050505"/></linearGradient>
            <linearGradient id="edge"><stop offset="0" stop-color="%s" stop-opacity="0"/>\
            <stop offset=".5" stop-color="%s"/><stop offset="1" stop-color="%s" stop-opacity="0"/></linearGradient>
            <pattern id="scan" width="4" height="4" patternUnits="userSpaceOnUse">\
            <path d="M0 .5h4" stroke="#fff" stroke-opacity=".035"/></pattern>
            </defs>
            <rect width="100%%" height="100%%" fill="#000"/>
            """.formatted(
                WIDTH,
                HEIGHT,
                palette.lead(),
                palette.lead(),
                palette.answer(),
                palette.answer(),
                palette.lead(),
                palette.accent(),
                palette.lead(),
                palette.accent(),
                palette.answer()
            )
        );
        svg.circle(body.x(), body.y(), body.radius() * 3.4, "fill=\"url(#near)\"");
        svg.circle(WIDTH - body.x(), dice.between(380, 620), 520, "fill=\"url(#far)\"");
    }

    private void stars() {
        for (var size : List.of(1.0, 1.6, 2.6)) {
            var path = new StringBuilder();
            for (var i = 0; i < 110 / size; i++) {
                path.append("M%s %sh0".formatted(n(dice.between(0, WIDTH)), n(dice.between(0, HEIGHT))));
            }
            svg.path(
                path,
                "stroke=\"#fff\" stroke-opacity=\"%s\" stroke-width=\"%s\" stroke-linecap=\"round\"".formatted(
                    size > 2 ? ".7" : ".4",
                    n(size)
                )
            );
        }
    }

    /** One ring for each rule: complete if it holds everywhere, an arc if it does not, dashed if it is uncertain. */
    private void rings() {
        var radius = body.radius() + 22;
        for (var rule : canon.rules().values().stream().limit(MAX_RINGS).toList()) {
            var length = 2 * Math.PI * radius;
            var part = switch (rule.scope()) {
                case UNIVERSAL -> 1.0;
                case LOCAL -> dice.between(0.2, 0.4);
                case CONDITIONAL -> dice.between(0.45, 0.75);
            };
            var dashes = switch (rule.certainty()) {
                case FUNDAMENTAL -> n(length * part) + " " + n(length);
                case ESTABLISHED -> dashes(length * part, 26, 7, length);
                case TENTATIVE -> dashes(length * part, 3, 9, length);
            };
            svg.raw(
                """
                <circle r="%s" transform="translate(%s %s) rotate(%s)" fill="none" stroke="%s" stroke-opacity=".55" \
                stroke-width="%s" stroke-dasharray="%s"/>""".formatted(
                    n(radius),
                    n(body.x()),
                    n(body.y()),
                    n(dice.between(0, 360)),
                    rule.scope() == Rule.Scope.UNIVERSAL ? palette.lead() : palette.accent(),
                    rule.certainty() == Rule.Certainty.FUNDAMENTAL ? "1.6" : "1",
                    dashes
                )
            );
            radius += dice.between(9, 20);
        }
    }

    /** Dashes over a part of the circle; the rest is empty. */
    private static String dashes(double part, double dash, double gap, double length) {
        var dashes = new StringBuilder();
        for (var drawn = 0.0; drawn < part && dashes.length() < 400; drawn += dash + gap) {
            dashes.append(n(dash)).append(' ').append(n(gap)).append(' ');
        }
        return dashes.append("0 ").append(n(length)).toString();
    }

    private record Point(double x, double y) {}

    private void constellation() {
        var places = places(canon.elements().keySet().stream().limit(MAX_NODES).toList());
        edges(places);
        places.forEach((slug, point) -> {
            var element = canon.elements().get(slug);
            if (element != null) {
                node(element, point);
            }
        });
    }

    private Map<Slug, Point> places(List<Slug> slugs) {
        var places = new TreeMap<Slug, Point>();
        var turn = dice.between(0, 2 * Math.PI);
        for (var i = 0; i < slugs.size(); i++) {
            var chance = Dice.of(slugs.get(i).value());
            var angle = turn + i * GOLDEN_ANGLE + chance.between(-0.3, 0.3);
            var far = Math.min(
                reach(body.x(), Math.cos(angle), 60, WIDTH - 60),
                reach(body.y(), Math.sin(angle), 50, 520)
            );
            var near = Math.min(body.radius() * 1.3, far * 0.7);
            var distance = near + (far - near) * Math.sqrt((i + 0.6) / slugs.size()) * chance.between(0.6, 0.95);
            places.put(
                slugs.get(i),
                new Point(body.x() + Math.cos(angle) * distance, body.y() + Math.sin(angle) * distance)
            );
        }
        return places;
    }

    /** @return the distance from a point to the border, along one axis */
    private static double reach(double from, double direction, double least, double most) {
        return Math.abs(((direction < 0 ? least : most) - from) / direction);
    }

    private void edges(Map<Slug, Point> places) {
        var drawn = 0;
        for (var from : places.entrySet()) {
            var element = canon.elements().get(from.getKey());
            for (var relation : element == null ? List.<Relation>of() : element.relations()) {
                var to = places.get(relation.to());
                if (to == null || drawn++ >= MAX_EDGES) {
                    continue;
                }
                var line = switch (relation.strength()) {
                    case STRONG -> "stroke-opacity=\".7\" stroke-width=\"1.6\"";
                    case MODERATE -> "stroke-opacity=\".45\"";
                    case WEAK -> "stroke-opacity=\".35\" stroke-dasharray=\"2 6\"";
                };
                svg.line(
                    from.getValue().x(),
                    from.getValue().y(),
                    to.x(),
                    to.y(),
                    "stroke=\"" + palette.accent() + "\" " + line
                );
            }
        }
    }

    private void node(Element element, Point at) {
        var size = element.detail() == Element.Detail.DETAILED ? 8.0 : 5.5;
        svg.circle(at.x(), at.y(), size * 3.2, "fill=\"url(#near)\"");
        var attributes = "fill=\"#000\" stroke=\"" + palette.lead() + "\" stroke-width=\"1.5\"";
        switch (element.kind()) {
            case CHARACTER -> svg.circle(at.x(), at.y(), size, "fill=\"" + palette.lead() + "\"");
            case LOCATION -> svg.circle(at.x(), at.y(), size, attributes).circle(
                at.x(),
                at.y(),
                size * 0.35,
                "fill=\"" + palette.lead() + "\""
            );
            case TECHNOLOGY -> polygon(at, size * 1.2, 4, 45, attributes);
            case FACTION -> polygon(at, size * 1.3, 3, -90, attributes);
            case SPECIES -> polygon(at, size * 1.2, 6, 0, attributes);
            case ARTIFACT -> polygon(at, size * 1.3, 4, 0, attributes);
            case EVENT -> polygon(at, size * 1.3, 3, 90, attributes);
            case CONCEPT -> svg.circle(at.x(), at.y(), size, attributes + " stroke-dasharray=\"3 3\"");
        }
    }

    private void polygon(Point at, double size, int corners, double turn, String attributes) {
        svg.path(Motif.polygon(at.x(), at.y(), size, corners, turn), attributes);
    }

    private void close() {
        svg.raw(
            """
            <rect width="100%%" height="100%%" fill="url(#scan)"/>
            <path d="M0 %d h%d" stroke="url(#edge)" stroke-width="3"/>
            <path d="M24 54V24H54M%d 24H%dV54" fill="none" stroke="#fff" stroke-opacity=".25"/>
            </svg>
            """.formatted(HEIGHT - 1, WIDTH, WIDTH - 54, WIDTH - 24)
        );
    }
}
