package app.deepscifi.api.setup;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A secret with the address of a database, as {@code postgresql://user:password@host:port/database}. */
final class AddressSecret {

    private final SecretsManagerClient secrets;
    private final String id;

    /** @param id its name or ARN */
    AddressSecret(SecretsManagerClient secrets, String id) {
        this.secrets = secrets;
        this.id = id;
    }

    String read() {
        try {
            var value = secrets.getSecretValue(request -> request.secretId(id)).secretString();
            return value == null ? "" : value;
        } catch (SdkException e) {
            throw new SetupException("the secret " + id + " can't be read: " + e.getMessage(), e);
        }
    }

    void write(String url) {
        try {
            secrets.putSecretValue(request -> request.secretId(id).secretString(url));
        } catch (SdkException e) {
            throw new SetupException("the secret " + id + " can't be written: " + e.getMessage(), e);
        }
    }

    /** The password in such an address; empty if the value is no address, as before the first run. */
    static Optional<String> passwordIn(String value) {
        if (!value.startsWith("postgresql://")) {
            return Optional.empty();
        }
        try {
            var user = URI.create(value).getRawUserInfo();
            var colon = user == null ? -1 : user.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(user.substring(colon + 1));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
