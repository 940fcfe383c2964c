package app.deepscifi.api.agents.tools;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.canon.Canon;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A field of canon is described in one place, its record. CONTRIBUTING ("A field of canon") lists the other files that change
 * with it.
 */
class FieldOfCanonTests {

    private static final Path ENTRY = Path.of("../domain/src/main/java/app/deepscifi/domain/canon/Entry.java");

    @Test
    void a_field_that_a_record_gains_is_in_schema_tools_reading_diff_and_digest(@TempDir Path folder) throws Exception {
        compile(withScent(Files.readString(ENTRY)), folder);

        var found = probe(folder);

        assertThat(found.get("schema")).contains("\"scent\"", "What it smells of.", "\"maxLength\" : 77");
        assertThat(found).containsEntry("tool", "What it smells of. At most 77 characters.");
        assertThat(found).containsEntry("refused", "elements.ark.scent: has 78 characters: at most 77 are possible");
        assertThat(found.get("diff")).contains("scent=null", "scent=tar");
        assertThat(found.get("digest")).contains("Ark (artifact) of tar: It left.");
    }

    /**
     * The source with the new component, its check, and its place in the short line, as a developer would write them.
     */
    private static String withScent(String entry) {
        var component =
            "@Described(value = \"What it smells of.\", maxLength = 77, optional = true) @Nullable String scent,";
        var changed = entry
            .replace("record Element(", "record Element(" + component)
            .replaceFirst("Checks.of\\(\\s*Element.class,", "Checks.of(Element.class, scent,")
            .replace(
                "return name + \" (\" + word(kind) + \"): \"",
                "return name + \" (\" + word(kind) + \") of \" + scent + \": \""
            );
        assertThat(changed.split("scent", -1)).as("the field, its check, its place in the short line").hasSize(4);
        return changed;
    }

    private static void compile(String source, Path folder) {
        var file = new SimpleJavaFileObject(URI.create("string:///Entry.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        assertThat(compiler.getTask(null, null, null, options, null, List.of(file)).call()).isTrue();
    }

    @SuppressWarnings("unchecked") // The probe is loaded by another loader than this class.
    private static Map<String, String> probe(Path folder) throws Exception {
        var classes = List.of(place(Canon.class), place(ToolBox.class), place(ScentProbe.class));
        var urls = new URL[] { folder.toUri().toURL(), classes.get(0), classes.get(1), classes.get(2) };
        try (var loader = new OwnClassesFirst(urls)) {
            var probe = loader.loadClass(ScentProbe.class.getName()).getDeclaredConstructor();
            probe.setAccessible(true);
            return ((Callable<Map<String, String>>) probe.newInstance()).call();
        }
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Loads our own classes again, with the changed ones in place of the originals. */
    private static final class OwnClassesFirst extends URLClassLoader {

        OwnClassesFirst(URL[] urls) {
            super(urls, FieldOfCanonTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("app.deepscifi.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
