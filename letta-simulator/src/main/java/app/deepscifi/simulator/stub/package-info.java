/**
 * A model for tests, in OpenAI's language: it does what the last message of the person says, and keeps what it was sent.
 * Behind a real Letta it shows what the model really gets to read.
 */
@NullMarked
package app.deepscifi.simulator.stub;

import org.jspecify.annotations.NullMarked;
