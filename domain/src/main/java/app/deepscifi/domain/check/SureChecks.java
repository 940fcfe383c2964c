package app.deepscifi.domain.check;

import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Names;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import app.deepscifi.domain.check.Finding.Code;
import app.deepscifi.domain.time.CalendarDate;
import app.deepscifi.domain.time.Reading;
import app.deepscifi.domain.time.Reckoning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds contradictions in a canon. Dates count only as far as they are exact: somebody who died in 2391 may act in that year,
 * and a text that is no date contradicts nothing.
 */
public final class SureChecks {

    private final Canon canon;
    private final Reckoning reckoning;
    private final List<Finding> findings = new ArrayList<>();

    private SureChecks(Canon canon) {
        this.canon = canon;
        this.reckoning = Reckoning.of(canon.calendar());
    }

    /** All findings, each once. */
    public static List<Finding> of(Canon canon) {
        var checks = new SureChecks(canon);
        checks.eras();
        checks.names();
        canon.elements().forEach(checks::element);
        canon.timeline().forEach(checks::event);
        return List.copyOf(new LinkedHashSet<>(checks.findings));
    }

    private void eras() {
        var calendar = new Address(Section.CALENDAR, null);
        for (var era : reckoning.unreachableEras()) {
            add(
                Code.UNREACHABLE_ERA,
                List.of(calendar),
                "No date is in the era " + era.name() + ", because eras before it in the list have its years.",
                era.name(),
                canon.calendar().eras().toString()
            );
        }
        var reigns = reckoning.eras();
        for (var i = 0; i < reigns.size(); i++) {
            for (var later : reigns.subList(i + 1, reigns.size())) {
                if (reigns.get(i).overlaps(later)) {
                    add(
                        Code.OVERLAPPING_ERAS,
                        List.of(calendar),
                        "The eras " + reigns.get(i).era().name() + " and " + later.era().name() + " share years.",
                        reigns.get(i).era().toString(),
                        later.era().toString()
                    );
                }
            }
        }
    }

    private void names() {
        var owners = new TreeMap<String, LinkedHashSet<Slug>>();
        canon
            .elements()
            .forEach((slug, element) ->
                element
                    .names()
                    .forEach(name -> owners.computeIfAbsent(Names.key(name), _ -> new LinkedHashSet<>()).add(slug))
            );
        owners.forEach((name, slugs) -> {
            if (slugs.size() > 1) {
                var addresses = slugs.stream().map(SureChecks::element).toList();
                add(Code.SAME_NAME, addresses, slugs.size() + " elements have the name " + name + ".", name);
            }
        });
    }

    private void element(Slug slug, Element element) {
        var address = element(slug);
        requireInCalendar(address, element.began());
        requireInCalendar(address, element.ended());
        requireOrder(address, element.name(), element.began(), element.ended());
        for (var relation : element.relations()) {
            var other = canon.elements().get(relation.to());
            if (other == null) {
                missing(address, relation.to());
            } else if (isPerson(element) && isPerson(other) && isSurelyBefore(element.ended(), other.began())) {
                add(
                    Code.RELATED_BEFORE_IT_BEGAN,
                    List.of(address, element(relation.to())),
                    element.name() +
                        " (to " +
                        element.ended() +
                        "), " +
                        relation.kind() +
                        ": " +
                        other.name() +
                        " began later (" +
                        other.began() +
                        ").",
                    relation.kind(),
                    element.ended(),
                    other.began()
                );
            }
        }
    }

    private void event(Slug slug, Event event) {
        var address = new Address(Section.TIMELINE, slug);
        requireInCalendar(address, event.when());
        requireInCalendar(address, event.end());
        requireOrder(address, event.title(), event.when(), event.end());
        for (var cause : event.causes()) {
            var other = canon.timeline().get(cause);
            if (other == null) {
                missing(address, cause);
            } else if (isSurelyBefore(event.when(), other.when())) {
                add(
                    Code.BEFORE_ITS_CAUSE,
                    List.of(address, new Address(Section.TIMELINE, cause)),
                    event.title() +
                        " (" +
                        event.when() +
                        ") is before its cause " +
                        other.title() +
                        " (" +
                        other.when() +
                        ").",
                    event.when(),
                    other.when()
                );
            }
        }
        for (var actor : event.elements()) {
            var element = canon.elements().get(actor);
            if (element == null) {
                missing(address, actor);
            } else {
                actor(address, event, actor, element);
            }
        }
    }

    private void actor(Address address, Event event, Slug slug, Element element) {
        var over = event.end() == null ? event.when() : event.end();
        if (isSurelyBefore(over, element.began())) {
            add(
                Code.ACTS_BEFORE_IT_BEGAN,
                List.of(address, element(slug)),
                element.name() +
                    " has a part in " +
                    event.title() +
                    " (" +
                    over +
                    ") before it began (" +
                    element.began() +
                    ").",
                over,
                element.began()
            );
        }
        if (isSurelyBefore(element.ended(), event.when())) {
            add(
                Code.ACTS_AFTER_IT_ENDED,
                List.of(address, element(slug)),
                element.name() +
                    " has a part in " +
                    event.title() +
                    " (" +
                    event.when() +
                    ") after it ended (" +
                    element.ended() +
                    ").",
                event.when(),
                element.ended()
            );
        }
    }

    private void missing(Address address, Slug to) {
        add(
            Code.MISSING_REFERENCE,
            List.of(address),
            address + " points at " + to + ", which is not there.",
            to.value()
        );
    }

    private void requireInCalendar(Address address, @Nullable String text) {
        if (text != null && reckoning.read(text) instanceof Reading.Outside(var reason)) {
            add(
                Code.OUTSIDE_CALENDAR,
                List.of(address),
                text + " is no date of the calendar: " + reason + ".",
                text,
                reason
            );
        }
    }

    private void requireOrder(Address address, String name, @Nullable String began, @Nullable String ended) {
        if (isSurelyBefore(ended, began)) {
            add(
                Code.ENDS_BEFORE_IT_BEGINS,
                List.of(address),
                name + " ends (" + ended + ") before it begins (" + began + ").",
                began,
                ended
            );
        }
    }

    private boolean isSurelyBefore(@Nullable String earlier, @Nullable String later) {
        return date(earlier)
            .flatMap(one -> date(later).map(one::isSurelyBefore))
            .orElse(false);
    }

    private Optional<CalendarDate> date(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(reckoning::parse);
    }

    private static boolean isPerson(Element element) {
        return element.kind() == Element.Kind.CHARACTER;
    }

    private static Address element(Slug slug) {
        return new Address(Section.ELEMENTS, slug);
    }

    private void add(Code code, List<Address> addresses, String message, @Nullable String... facts) {
        findings.add(new Finding(code, addresses, message, Stream.of(facts).map(String::valueOf).toList()));
    }
}
