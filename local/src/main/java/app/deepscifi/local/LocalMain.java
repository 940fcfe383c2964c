package app.deepscifi.local;

import java.nio.file.Path;
import java.util.List;

/** The program that {@code mvn -pl local -am spring-boot:run} starts. */
public final class LocalMain {

    private LocalMain() {}

    public static void main(String[] arguments) {
        try {
            var settings = LocalSettings.read(List.of(arguments), System.getenv(), Path.of(""));
            var platform = LocalPlatform.start(settings, step -> System.out.println("  " + step));
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "close"));
            System.out.println(platform.summary());
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }
}
