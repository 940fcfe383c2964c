package app.deepscifi.api.exchange;

/** The formats in which a world can be downloaded. */
enum ExportFormat {
    JSON("json"),
    WORLD_INFO("world-info.json");

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    String fileName(String world) {
        return world.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", " ").strip() + "." + ending;
    }
}
