/**
 * Makes the databases before the services start: a program of its own in the image of the API, which knows neither Spring
 * nor any capability.
 */
@NullMarked
package app.deepscifi.api.setup;

import org.jspecify.annotations.NullMarked;
