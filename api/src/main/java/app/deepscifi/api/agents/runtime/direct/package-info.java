/**
 * Runs agents without an agent server: asks a model's API itself, and keeps blocks, messages and summaries in our tables.
 *
 * <p>What a model is sent is composed anew for each request, so what changed is always in the next one. Nothing is written
 * before an answer is complete, so an answer that was stopped or broke off leaves nothing behind.
 */
@NullMarked
package app.deepscifi.api.agents.runtime.direct;

import org.jspecify.annotations.NullMarked;
