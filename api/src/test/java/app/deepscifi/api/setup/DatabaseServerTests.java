package app.deepscifi.api.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DatabaseServerTests {

    private static final Path CERTIFICATES = Path.of("src/main/image/app/certificates");
    private static final String RDS = "deepscifi.c1a2b3d4e5f6.us-west-2.rds.amazonaws.com";

    @Test
    void a_server_of_amazon_is_believed_only_with_a_certificate_of_its_region() {
        assertThat(server(RDS).verifiedUrl("deepscifi", "deepscifi", "f00")).isEqualTo(
            "postgresql://deepscifi:f00@" +
                RDS +
                ":5432/deepscifi?sslmode=verify-full&sslrootcert=src/main/image/app/certificates/rds-us-west-2.pem"
        );
        assertThatThrownBy(() -> server(RDS.replace("us-west-2", "eu-north-1"))).hasMessageContaining(
            "no certificates for the databases of eu-north-1"
        );
    }

    @Test
    void letta_is_told_nothing_about_tls() {
        assertThat(server(RDS).plainUrl("letta", "letta", "f00")).isEqualTo(
            "postgresql://letta:f00@" + RDS + ":5432/letta"
        );
    }

    @Test
    void any_other_server_is_taken_as_it_is() {
        assertThat(server("db").verifiedUrl("deepscifi", "deepscifi", "f00")).isEqualTo(
            "postgresql://deepscifi:f00@db:5432/deepscifi"
        );
    }

    @Test
    void the_certificates_of_the_image_are_authorities_of_amazon_for_years_to_come()
        throws IOException, CertificateException {
        try (var file = Files.newInputStream(CERTIFICATES.resolve("rds-us-west-2.pem"))) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(file);

            assertThat(certificates)
                .hasSize(3)
                .allSatisfy(certificate -> {
                    var authority = (X509Certificate) certificate;
                    assertThat(authority.getSubjectX500Principal().getName()).contains(
                        "Amazon RDS us-west-2 Root CA",
                        "Amazon Web Services"
                    );
                    assertThat(authority.getBasicConstraints()).isNotNegative();
                    assertThat(authority.getNotAfter()).isAfter(Instant.now().plus(3650, ChronoUnit.DAYS));
                    authority.verify(authority.getPublicKey());
                });
        }
    }

    @Test
    void nothing_prints_the_password_of_the_administrator() {
        assertThat(settings("db")).asString().isEqualTo("SetupSettings[admin@db:5432]");
    }

    private static DatabaseServer server(String host) {
        return new DatabaseServer(settings(host), CERTIFICATES);
    }

    private static SetupSettings settings(String host) {
        return new SetupSettings(host, 5432, "admin", "hunter2", "api", "letta", false);
    }
}
