/** The parts that every command uses: AWS clients, addresses, files of the project, progress and failures. */
@NullMarked
package app.deepscifi.infra.deploy.command;

import org.jspecify.annotations.NullMarked;
