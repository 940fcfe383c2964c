import java.util.Locale;

/** A platform that an image can run on. */
enum Platform {
    AMD64("x86_64"),
    ARM64("aarch64");

    /** As qemu calls it. */
    final String machine;

    Platform(String machine) {
        this.machine = machine;
    }

    /** As Debian, Docker and OCI call it. */
    String architecture() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isHere() {
        var here = System.getProperty("os.arch");
        return here.equals(architecture()) || here.equals(machine);
    }
}
