package app.deepscifi.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.BufferedHttpEntity;

/**
 * Limits the time until an answer begins or, if {@code whole}, until it ends. The library limits each wait for bytes, but not
 * their sum, and not the time to send a request.
 *
 * @param limit from the start of the request
 * @param whole whether the time includes the body of the answer
 * @param timer ends the requests that are late
 */
record TimeLimit(Duration limit, boolean whole, ScheduledExecutorService timer) implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
        var late = timer.schedule(((Cancellable) scope.originalRequest)::cancel, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            var answer = chain.proceed(request, scope);
            if (whole && answer.getEntity() != null) {
                answer.setEntity(new BufferedHttpEntity(answer.getEntity()));
            }
            return answer;
        } catch (IOException | IllegalStateException failure) {
            // Closing the client causes the second exception.
            throw reason(failure, scope.execRuntime.isExecutionAborted());
        } finally {
            late.cancel(false);
        }
    }

    private IOException reason(Exception failure, boolean aborted) {
        if (aborted) {
            return (IOException) new SocketTimeoutException("No answer within " + limit).initCause(failure);
        }
        return reason(failure);
    }

    /** An interrupt closes the socket of the waiting thread, so it looks like any failure of the socket. */
    static IOException reason(Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            return (IOException) new ClosedByInterruptException().initCause(failure);
        }
        return failure instanceof IOException io ? io : new IOException("The client is closed", failure);
    }
}
