package app.deepscifi.e2e.bench;

import java.time.Duration;

/**
 * One turn as it was heard.
 *
 * @param first from the message until the first word was there
 * @param events how many frames it came in
 * @param text all that was said
 */
record Heard(Duration first, int events, String text) {}
