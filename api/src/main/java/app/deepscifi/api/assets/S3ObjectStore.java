package app.deepscifi.api.assets;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Stores objects in the S3 bucket of the operator. */
@Component
class S3ObjectStore implements ObjectStore {

    private static final AwsRequestOverrideConfiguration SOON = AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(Duration.ofSeconds(3))
        .build();

    private final S3Client s3;
    private final String bucket;

    S3ObjectStore(S3Client s3, S3Settings settings) {
        this.s3 = s3;
        this.bucket = settings.bucket();
    }

    @Override
    public void put(String key, String mediaType, byte[] bytes) {
        tried(() ->
            s3.putObject(
                request -> request.bucket(bucket).key(key).contentType(mediaType).overrideConfiguration(SOON),
                RequestBody.fromBytes(bytes)
            )
        );
    }

    @Override
    public Optional<byte[]> get(String key) {
        return tried(() -> {
            try {
                var object = s3.getObjectAsBytes(request ->
                    request.bucket(bucket).key(key).overrideConfiguration(SOON)
                );
                return Optional.of(object.asByteArray());
            } catch (NoSuchKeyException missing) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void deleteAll(String prefix) {
        tried(() -> {
            for (var page : s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))) {
                var keys = page
                    .contents()
                    .stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList();
                if (!keys.isEmpty()) {
                    s3.deleteObjects(request -> request.bucket(bucket).delete(all -> all.objects(keys)));
                }
            }
            return true;
        });
    }

    @Override
    public void check() {
        tried(() -> s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(SOON)));
    }

    private static <T> T tried(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException unusable) {
            throw new ObjectStoreException(unusable);
        }
    }
}
