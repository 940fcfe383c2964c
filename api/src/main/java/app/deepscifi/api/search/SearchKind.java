package app.deepscifi.api.search;

/** What a search can find. */
enum SearchKind {
    WORLD,
    ENTRY,
    STORY,
    PASSAGE,
    MESSAGE,
}
