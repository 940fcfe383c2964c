package app.deepscifi.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost and letta.test that only the tests trust. */
final class TestCertificate {

    private static final String PASSWORD = "of-the-test";

    private TestCertificate() {}

    /** Has the certificate, and trusts it. */
    static SSLContext create() throws Exception {
        var folder = Files.createTempDirectory("certificate");
        var file = folder.resolve("localhost.p12");
        new ProcessBuilder(
            (
                Path.of(System.getProperty("java.home"), "bin", "keytool") +
                " -genkeypair -keyalg EC -alias a -dname CN=localhost -ext san=dns:localhost,dns:letta.test -keystore " +
                file +
                " -storepass " +
                PASSWORD
            ).split(" ")
        )
            .start()
            .waitFor();
        var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        Files.delete(file);
        Files.delete(folder);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var certificate = KeyStore.getInstance("PKCS12");
        certificate.load(null, null);
        certificate.setCertificateEntry("a", store.getCertificate("a"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificate);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }
}
