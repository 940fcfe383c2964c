package app.deepscifi.api.platform.http;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemMapping;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body fails as {@link ProblemCode#TOO_LARGE} when more bytes are read than allowed. */
final class BoundedBody extends HttpServletRequestWrapper {

    private final int maxBytes;

    BoundedBody(HttpServletRequest request, int maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new BoundedStream(super.getInputStream(), maxBytes);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long left;

        BoundedStream(ServletInputStream body, int maxBytes) {
            this.body = body;
            this.left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = body.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw ProblemMapping.tooLarge();
            }
        }
    }
}
