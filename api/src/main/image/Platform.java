import java.util.Locale;

/** A platform that an image can run on. */
enum Platform {
    AMD64("x86_64"),
    ARM64("aarch64");

    /** The name in qemu. */
    final String machine;

    Platform(String machine) {
        this.machine = machine;
    }

    /** The name in Debian, Docker and OCI. */
    String architecture() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isHere() {
        var here = System.getProperty("os.arch");
        return here.equals(architecture()) || here.equals(machine);
    }
}
