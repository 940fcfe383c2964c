package app.deepscifi.e2e.client;

import tools.jackson.databind.JsonNode;

/** A small canon with an entry in every section. */
public final class SampleCanon {

    public static final JsonNode JSON = Visitor.JSON.readTree(
        """
        {
          "premise": "Light is slow, so every window shows yesterday.",
          "setting": {"year": 2391, "place": "The Long Quay", "calendar": null},
          "calendar": {"months": [], "weekdays": [], "leapRules": [], "eras": []},
          "tones": ["patient"],
          "themes": ["memory"],
          "rules": {
            "slow-light": {"statement": "Light crosses a street in a day.", "scope": "universal",
              "certainty": "fundamental", "implications": ["Nobody sees the present"], "exceptions": []},
            "no-mirrors": {"statement": "Mirrors are forbidden.", "scope": "local", "certainty": "established",
              "implications": [], "exceptions": ["Surgeons"]}
          },
          "elements": {
            "lamplighter": {"kind": "character", "name": "Ilse Vann", "summary": "Lights lamps for tomorrow.",
              "detail": "sketch", "properties": {"age": "51"},
              "relations": [{"to": "quay", "kind": "works at", "strength": "strong", "inverse": null}],
              "aliases": [], "began": null, "ended": null, "portrait": null},
            "quay": {"kind": "location", "name": "The Long Quay", "summary": "Where ships are seen after they left.",
              "detail": "sketch", "properties": {}, "relations": [],
              "aliases": [], "began": null, "ended": null, "portrait": null},
            "ledger": {"kind": "artifact", "name": "The Ledger of Arrivals", "summary": "What really came, and when.",
              "detail": "sketch", "properties": {}, "relations": [],
              "aliases": [], "began": null, "ended": null, "portrait": null}
          },
          "timeline": {"dimming": {"when": "2371", "title": "The Dimming", "significance": "Light slowed down.",
            "elements": ["quay"], "end": null, "causes": []}},
          "constraints": {"no-signals": {"statement": "No signal outruns light.", "kind": "physical",
            "strictness": "absolute"}},
          "questions": {"why": {"text": "Why did light slow down?"}}
        }
        """
    );

    private SampleCanon() {}
}
