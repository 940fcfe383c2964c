package app.deepscifi.e2e.bench;

import java.time.Duration;

/**
 * One turn as the client received it.
 *
 * @param first time from the message to the first word
 * @param events number of frames
 * @param text the whole text
 */
record Heard(Duration first, int events, String text) {}
