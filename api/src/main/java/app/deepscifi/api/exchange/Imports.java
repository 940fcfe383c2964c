package app.deepscifi.api.exchange;

import app.deepscifi.api.exchange.format.CardPicture;
import app.deepscifi.api.exchange.format.CharacterCard;
import app.deepscifi.api.exchange.format.LoreEntry;
import app.deepscifi.api.exchange.format.Lorebook;
import app.deepscifi.api.platform.problems.JsonProblems;
import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.worlds.NewWorld;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.api.worlds.proposals.Proposals;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes files of worlds: a new world of its own, or a proposal for one that is there. All or nothing. */
@Service
class Imports {

    private static final String KINDS =
        "The kind of this file is unknown. These can be imported: a world as JSON (deepscifi-world), World Info of" +
        " SillyTavern, lorebooks of NovelAI, character cards V2 and V3 as JSON or PNG.";

    /** Of a proposal. */
    private static final int MAX_CHANGES = 200;

    private final Worlds worlds;
    private final Proposals proposals;
    private final JsonMapper mapper;
    private final LoreElements elements;

    Imports(Worlds worlds, Proposals proposals, JsonMapper mapper) {
        this.worlds = worlds;
        this.proposals = proposals;
        this.mapper = mapper
            .rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
        this.elements = new LoreElements(this.mapper);
    }

    /** Asked before the file is read. */
    void requireRight(Caller.Person caller, @Nullable WorldId world) {
        if (world != null) {
            worlds.requireHeader(caller, world, Action.CHANGE);
        }
    }

    /** @throws ProblemException for what can't be taken, with its path in the file */
    ImportView take(Caller.Person caller, @Nullable WorldId worldId, boolean dryRun, byte[] bytes) {
        try {
            var file = mapper.readTree(CardPicture.isPng(bytes) ? CardPicture.card(bytes) : bytes);
            var world = worldId == null ? null : worlds.require(caller, worldId, Action.CHANGE);
            if (file.path("format").asString("").equals(WorldFile.FORMAT)) {
                return takeWorld(caller, world, dryRun, file);
            }
            var card = CharacterCard.read(file);
            if (card.isPresent()) {
                return takeLore(caller, world, dryRun, ImportView.FileKind.CHARACTER_CARD, card.get());
            }
            var lore = Lorebook.read(file).orElseThrow(() -> new ProblemException(ProblemCode.UNUSABLE_FILE, KINDS));
            return takeLore(caller, world, dryRun, ImportView.FileKind.LOREBOOK, lore);
        } catch (JacksonException unreadable) {
            throw JsonProblems.of(unreadable);
        }
    }

    private ImportView takeWorld(Caller.Person caller, @Nullable WorldView world, boolean dryRun, JsonNode file) {
        if (file.path("version").asInt(0) != WorldFile.VERSION) {
            throw new InvalidInput("version", "must be " + WorldFile.VERSION);
        }
        var warnings = new ArrayList<String>();
        if (world == null) {
            dropPortraits(file, warnings);
        }
        var read = mapper.treeToValue(file, WorldFile.class);
        if (world == null) {
            var creation = new NewWorld(read.name(), read.canon(), null);
            var view = view(ImportView.FileKind.WORLD, read.name(), null, Canon.EMPTY.diff(read.canon()), warnings);
            return dryRun ? view : view.in(worlds.create(caller, creation).id(), null);
        }
        var changes = world.canon().diff(read.canon());
        var view = view(ImportView.FileKind.WORLD, read.name(), world.id(), changes, warnings);
        return propose(caller, world, dryRun, view, changes);
    }

    private ImportView takeLore(
        Caller.Person caller,
        @Nullable WorldView world,
        boolean dryRun,
        ImportView.FileKind kind,
        List<LoreEntry> entries
    ) {
        if (world == null) {
            throw new ProblemException(
                ProblemCode.UNUSABLE_FILE,
                "This file has entries, but no premise and no rules: import it into a world."
            );
        }
        var warnings = List.of(
            "Only names, keys and texts are taken. Settings such as order, probability and groups are not kept."
        );
        var changes = world.canon().plan(elements.edits(world.canon(), entries));
        return propose(caller, world, dryRun, view(kind, world.name(), world.id(), changes, warnings), changes);
    }

    private ImportView propose(
        Caller.Person caller,
        WorldView world,
        boolean dryRun,
        ImportView view,
        List<Change> changes
    ) {
        if (changes.isEmpty()) {
            return view;
        }
        if (changes.size() > MAX_CHANGES) {
            throw new InvalidInput(
                "",
                "changes " + changes.size() + " entries: a proposal has " + MAX_CHANGES + " at most, so split the file"
            );
        }
        world.canon().accept(changes);
        if (dryRun) {
            return view;
        }
        var edits = changes
            .stream()
            .map(change -> new Edit(change.address(), change.after()))
            .toList();
        var proposal = proposals.propose(caller, world.id(), world.version(), edits, "Imported from a file");
        return view.in(world.id(), proposal.id());
    }

    /** Files belong to their world, so a new world has no pictures yet. */
    private static void dropPortraits(JsonNode file, List<String> warnings) {
        var dropped = 0;
        for (var element : file.path("canon").path("elements")) {
            if (element instanceof ObjectNode object && object.path("portrait").isString()) {
                object.remove("portrait");
                dropped++;
            }
        }
        if (dropped > 0) {
            warnings.add("Portraits are not part of the file: " + dropped + " are left out.");
        }
    }

    private static ImportView view(
        ImportView.FileKind kind,
        String name,
        @Nullable WorldId world,
        List<Change> changes,
        List<String> warnings
    ) {
        return new ImportView(
            kind,
            name,
            world,
            null,
            addresses(changes, change -> change.before() == null),
            addresses(changes, change -> change.before() != null && change.after() != null),
            addresses(changes, change -> change.after() == null),
            warnings
        );
    }

    private static List<Address> addresses(List<Change> changes, Predicate<Change> which) {
        return changes.stream().filter(which).map(Change::address).toList();
    }
}
