/** Copies images from files and registries to the registry of a stage. */
@NullMarked
package app.deepscifi.infra.deploy.images;

import org.jspecify.annotations.NullMarked;
