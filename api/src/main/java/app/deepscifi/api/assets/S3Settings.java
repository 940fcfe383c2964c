package app.deepscifi.api.assets;

import app.deepscifi.api.platform.settings.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param bucket name of the S3 bucket for files */
@ConfigurationProperties("deepscifi.s3")
record S3Settings(String bucket) {
    S3Settings {
        Setting.required("AWS_S3_BUCKET", bucket, "give the bucket that files are kept in");
    }
}
