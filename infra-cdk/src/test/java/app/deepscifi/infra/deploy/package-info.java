@NullMarked
package app.deepscifi.infra.deploy;

import org.jspecify.annotations.NullMarked;
