package app.deepscifi.infra.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class SiteSyncTests {

    private static final String BUCKET = "site";
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    private static final SiteSync.Result NOTHING = new SiteSync.Result(0, 0, false);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private S3Proxy server;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private S3Client s3;

    @BeforeEach
    void start() throws Exception {
        var store = new FilesystemNio2BlobStore(Files.createDirectory(folder.resolve("store")).toString());
        store.createContainer(BUCKET);
        server = S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
            .build();
        server.start();
        s3 = S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getPort()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build();
        write("index.html", "<!doctype html>one");
        write("_next/static/one.js", "one");
    }

    @AfterEach
    void stop() throws Exception {
        s3.close();
        server.stop();
    }

    @Test
    void every_file_gets_there_with_its_type_and_how_long_it_may_be_kept() {
        assertThat(sync(TODAY)).isEqualTo(new SiteSync.Result(2, 0, true));

        var page = s3.headObject(request -> request.bucket(BUCKET).key("index.html"));
        assertThat(page.contentType()).isEqualToIgnoringWhitespace("text/html; charset=utf-8");
        assertThat(page.cacheControl()).isEqualTo("no-cache");
        var script = s3.headObject(request -> request.bucket(BUCKET).key("_next/static/one.js"));
        assertThat(script.contentType()).isEqualToIgnoringWhitespace("text/javascript; charset=utf-8");
        assertThat(script.cacheControl()).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void without_a_change_nothing_is_sent() {
        settled();

        assertThat(sync(TODAY)).isEqualTo(NOTHING);
    }

    @Test
    void only_what_changed_is_sent_and_then_old_copies_must_go() throws IOException {
        settled();
        write("index.html", "<!doctype html>two");

        assertThat(sync(TODAY)).isEqualTo(new SiteSync.Result(1, 0, true));
    }

    @Test
    void new_hashed_files_alone_make_no_copy_old() throws IOException {
        settled();
        write("_next/static/two.js", "two");

        assertThat(sync(TODAY)).isEqualTo(new SiteSync.Result(1, 0, false));
    }

    @Test
    void a_deploy_that_was_cut_off_before_old_copies_went_is_made_good_by_the_next() {
        sync(TODAY);

        assertThat(sync(TODAY)).isEqualTo(new SiteSync.Result(0, 0, true));
    }

    @Test
    void hashed_files_of_older_builds_stay_thirty_days_after_the_last_build_that_had_them() throws IOException {
        settled();
        Files.delete(folder.resolve("site/_next/static/one.js"));
        write("_next/static/two.js", "two");
        var later = TODAY.plusYears(1);

        sync(later);
        sync(later.plusDays(29));
        assertThat(keys()).contains("_next/static/one.js", "_next/static/two.js");

        assertThat(sync(later.plusDays(30))).isEqualTo(new SiteSync.Result(0, 1, false));
        assertThat(keys()).doesNotContain("_next/static/one.js").contains("_next/static/two.js");
    }

    @Test
    void a_file_that_comes_back_has_thirty_days_again() throws IOException {
        settled();
        Files.delete(folder.resolve("site/_next/static/one.js"));
        sync(TODAY);
        write("_next/static/one.js", "one");
        sync(TODAY.plusDays(20));
        Files.delete(folder.resolve("site/_next/static/one.js"));

        sync(TODAY.plusDays(40));

        assertThat(keys()).contains("_next/static/one.js");
    }

    @Test
    void a_page_that_is_no_more_goes_at_once() throws IOException {
        write("worlds.html", "<!doctype html>worlds");
        settled();
        Files.delete(folder.resolve("site/worlds.html"));

        assertThat(sync(TODAY)).isEqualTo(new SiteSync.Result(0, 1, true));
        assertThat(keys()).containsExactlyInAnyOrder(".site.json", "_next/static/one.js", "index.html");
    }

    @Test
    void pages_come_after_what_they_need() throws IOException {
        write("_next/static/odd.mkv", "nobody knows what this is");

        assertThatExceptionOfType(Failure.class).isThrownBy(() -> sync(TODAY));

        assertThat(keys()).doesNotContain("index.html");
    }

    private SiteSync.Result sync(LocalDate day) {
        return site(day).run();
    }

    private void settled() {
        sync(TODAY);
        site(TODAY).forgotten();
    }

    private SiteSync site(LocalDate day) {
        return new SiteSync(s3, BUCKET, folder.resolve("site"), day);
    }

    private List<String> keys() {
        return s3
            .listObjectsV2(request -> request.bucket(BUCKET))
            .contents()
            .stream()
            .map(S3Object::key)
            .toList();
    }

    private void write(String path, String content) throws IOException {
        var file = folder.resolve("site").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
