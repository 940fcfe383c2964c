@NullMarked
package app.deepscifi.infra.deploy.images;

import org.jspecify.annotations.NullMarked;
