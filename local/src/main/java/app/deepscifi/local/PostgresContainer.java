package app.deepscifi.local;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. Its rows are in a volume named after the data folder, so they outlive the container. */
record PostgresContainer(PostgreSQLContainer container, String volume) implements Database {
    private static final DockerImageName IMAGE = DockerImageName.parse(
        "pgvector/pgvector:pg17"
    ).asCompatibleSubstituteFor("postgres");

    static PostgresContainer start(DataFolder folder, boolean fresh) {
        var volume = "deepscifi-" + Integer.toHexString(folder.file("postgres").toAbsolutePath().hashCode());
        try {
            if (fresh) {
                remove(volume);
            }
            var container = new PostgreSQLContainer(IMAGE).withCreateContainerCmdModifier(command ->
                Objects.requireNonNull(command.getHostConfig()).withBinds(
                    new Bind(volume, new Volume("/var/lib/postgresql/data"))
                )
            );
            container.start();
            return new PostgresContainer(container, volume);
        } catch (RuntimeException e) {
            throw new StartFailure(
                "Docker answers, but the database container does not start (%s). Mend it, stop Docker, or set DATABASE_URL.".formatted(
                    e.getMessage()
                ),
                e
            );
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
            "spring.datasource.url",
            container.getJdbcUrl(),
            "spring.datasource.username",
            container.getUsername(),
            "spring.datasource.password",
            container.getPassword()
        );
    }

    @Override
    public String description() {
        return "PostgreSQL in Docker (volume %s)".formatted(volume);
    }

    @Override
    public void close() {
        container.stop();
    }

    private static void remove(String volume) {
        try (var remove = DockerClientFactory.lazyClient().removeVolumeCmd(volume)) {
            remove.exec();
        } catch (NotFoundException e) {
            // Never made, or gone already: as it should be.
        }
    }
}
