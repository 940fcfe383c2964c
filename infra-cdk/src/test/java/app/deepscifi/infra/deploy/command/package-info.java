@NullMarked
package app.deepscifi.infra.deploy.command;

import org.jspecify.annotations.NullMarked;
