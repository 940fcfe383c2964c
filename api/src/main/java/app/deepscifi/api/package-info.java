/** The Spring Boot service, one package for each capability. */
@NullMarked
package app.deepscifi.api;

import org.jspecify.annotations.NullMarked;
