@NullMarked
package app.deepscifi.api.platform.web;

import org.jspecify.annotations.NullMarked;
