package app.deepscifi.simulator.model.wish;

public enum Mood {
    DARKER,
    LIGHTER,
    SMALLER,
}
