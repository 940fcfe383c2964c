package app.deepscifi.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A browser: an installed Chromium or Chrome, else the one that Playwright downloads, else the one in an npm package.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of(
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "chrome"
    );
    private static final List<Path> PLACES = List.of(
        Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
        Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe")
    );
    /**
     * Quiet on a machine without a screen, without privileges, or without a way out to the network; and letters have the same
     * width on all machines, whatever their settings say of fonts.
     */
    private static final List<String> FLAGS = List.of(
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--font-render-hinting=none"
    );
    private static final String NPM_PACKAGE = "@sparticuz/chromium@153.0.0";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        var installed = installed();
        if (installed.isPresent()) {
            return start(installed.get());
        }
        try {
            var playwright = Playwright.create();
            return new Chromium(playwright, playwright.chromium().launch(new LaunchOptions().setArgs(FLAGS)));
        } catch (RuntimeException cannotDownload) {
            // Playwright throws a RuntimeException if it can't download, and its own exception if the download does not
            // start.
            return start(fromNpm());
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Chromium start(Path executable) {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = Playwright.create(new CreateOptions().setEnv(environment));
        var options = new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    private static Optional<Path> installed() {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        var onPath = Stream.of(path).flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, PLACES.stream()).filter(Files::isExecutable).findFirst();
    }

    private static Path fromNpm() {
        var folder = Path.of("target", "browser").toAbsolutePath();
        run(folder, "npm", "install", "--no-save", "--prefix", folder.toString(), NPM_PACKAGE);
        var script = "import('@sparticuz/chromium').then(c => c.default.executablePath()).then(p => console.log(p))";
        return Path.of(run(folder, "node", "-e", script).strip().lines().toList().getLast());
    }

    private static String run(Path folder, String... command) {
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("No browser was found, and this failed: " + command[0] + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("No browser was found, and " + command[0] + " can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for a browser", e);
        }
    }
}
