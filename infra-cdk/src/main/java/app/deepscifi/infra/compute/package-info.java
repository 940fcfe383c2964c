/** The containers on Fargate: the API, the agent server and the task that sets up the database. */
@NullMarked
package app.deepscifi.infra.compute;

import org.jspecify.annotations.NullMarked;
