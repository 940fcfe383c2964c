@NullMarked
package app.deepscifi.infra.network;

import org.jspecify.annotations.NullMarked;
