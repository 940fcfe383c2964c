package app.deepscifi.api.assets;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Stores objects in the S3 bucket of the operator. */
@Component
class S3ObjectStore implements ObjectStore {

    private static final AwsRequestOverrideConfiguration SOON = within(Duration.ofSeconds(3));
    /** For the bytes of a file. */
    private static final AwsRequestOverrideConfiguration PATIENTLY = within(Duration.ofSeconds(30));

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    S3ObjectStore(S3Client s3, S3Presigner presigner, S3Settings settings) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = settings.bucket();
    }

    private static AwsRequestOverrideConfiguration within(Duration time) {
        return AwsRequestOverrideConfiguration.builder().apiCallTimeout(time).build();
    }

    @Override
    public void put(String key, byte[] bytes, Headers headers) {
        tried(() ->
            s3.putObject(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .contentType(headers.contentType())
                        .contentDisposition(headers.contentDisposition())
                        .cacheControl(headers.cacheControl())
                        .overrideConfiguration(PATIENTLY),
                RequestBody.fromBytes(bytes)
            )
        );
    }

    @Override
    public Optional<byte[]> get(String key) {
        return found(() ->
            s3
                .getObjectAsBytes(request -> request.bucket(bucket).key(key).overrideConfiguration(PATIENTLY))
                .asByteArray()
        );
    }

    @Override
    public Optional<Facts> facts(String key) {
        return found(() -> {
            var head = s3.headObject(request -> request.bucket(bucket).key(key).overrideConfiguration(SOON));
            return new Facts(head.contentLength(), head.contentType());
        });
    }

    @Override
    public void copy(String from, String to, Headers headers) {
        tried(() ->
            s3.copyObject(request ->
                request
                    .sourceBucket(bucket)
                    .sourceKey(from)
                    .destinationBucket(bucket)
                    .destinationKey(to)
                    .metadataDirective(MetadataDirective.REPLACE)
                    .contentType(headers.contentType())
                    .contentDisposition(headers.contentDisposition())
                    .cacheControl(headers.cacheControl())
                    .overrideConfiguration(PATIENTLY)
            )
        );
    }

    @Override
    public PromisedUpload.Request upload(String key, String contentType, long size, Duration lifetime) {
        return tried(() -> {
            var signed = presigner.presignPutObject(request ->
                request
                    .signatureDuration(lifetime)
                    .putObjectRequest(put -> put.bucket(bucket).key(key).contentType(contentType).contentLength(size))
            );
            return new PromisedUpload.Request(
                signed.httpRequest().method().name(),
                signed.url().toString(),
                Map.of(HttpHeaders.CONTENT_TYPE, contentType),
                signed.expiration()
            );
        });
    }

    @Override
    public URI download(String key, Duration lifetime) {
        return tried(() ->
            URI.create(
                presigner
                    .presignGetObject(request ->
                        request.signatureDuration(lifetime).getObjectRequest(get -> get.bucket(bucket).key(key))
                    )
                    .url()
                    .toString()
            )
        );
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
                    var answer = s3.deleteObjects(request ->
                        request
                            .bucket(bucket)
                            .delete(all -> all.objects(keys))
                            .overrideConfiguration(PATIENTLY)
                    );
                    if (answer.hasErrors() && !answer.errors().isEmpty()) {
                        throw SdkClientException.create("Not deleted: " + answer.errors().getFirst().code());
                    }
                }
            }
            return true;
        });
    }

    @Override
    public void check() {
        tried(() -> s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(SOON)));
    }

    private static <T> Optional<T> found(Supplier<T> call) {
        return tried(() -> {
            try {
                return Optional.of(call.get());
            } catch (NoSuchKeyException missing) {
                return Optional.empty();
            }
        });
    }

    private static <T> T tried(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException unusable) {
            throw new ObjectStoreException(unusable);
        }
    }
}
