package app.deepscifi.api.exchange;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.problems.ProblemMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/**
 * Reads the only file of a form. The service takes no forms elsewhere, so this is not a setting of the servlet. The body is
 * bounded before it comes here, and read as a stream: nothing is written to the disk.
 */
final class UploadedFile {

    static final String PART = "file";
    private static final String FORM = "multipart/form-data";

    private UploadedFile() {}

    /** @throws ProblemException unless the request is a form with exactly one part, the file */
    static byte[] of(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw new ProblemException(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "Send the file as multipart/form-data, in a part with the name file."
            );
        }
        try {
            var upload = new FileUpload();
            upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
            return only(upload.getItemIterator(new ServletRequestContext(request)));
        } catch (IOException malformed) {
            throw ProblemException.validation(PART, "can't be read: the form is damaged or was cut off");
        }
    }

    private static byte[] only(FileItemIterator parts) throws IOException {
        if (!parts.hasNext()) {
            throw ProblemException.validation(PART, "is missing: send one file in a part with this name");
        }
        var part = parts.next();
        if (!PART.equals(part.getFieldName())) {
            throw ProblemException.validation(PART, "is missing: the form has a part with another name");
        }
        byte[] bytes;
        try (var content = part.openStream()) {
            bytes = content.readNBytes(ProblemMapping.MAX_BODY_BYTES);
        }
        if (parts.hasNext()) {
            throw ProblemException.validation(PART, "must be the only part: import one file after the other");
        }
        if (bytes.length == 0) {
            throw ProblemException.validation(PART, "is empty");
        }
        return bytes;
    }
}
