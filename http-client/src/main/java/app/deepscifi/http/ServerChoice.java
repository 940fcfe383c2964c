package app.deepscifi.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.ArrayList;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.EofSensorWatcher;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Sends a request to the server with the fewest open exchanges among those behind its name. If that server takes no
 * connection, the request was not sent, and the next server gets it.
 */
record ServerChoice(Servers servers) implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
        if (scope.route.getProxyHost() != null) {
            return chain.proceed(request, scope);
        }
        var left = new ArrayList<>(servers.behind(scope.route.getTargetHost()));
        while (true) {
            var server = servers.open(left);
            try {
                return exchange(request, scope, chain, server);
            } catch (ConnectException | ConnectTimeoutException | NoRouteToHostException failure) {
                servers.tookNoConnection(server);
                left.remove(server);
                if (left.isEmpty() || scope.execRuntime.isExecutionAborted()) {
                    throw failure;
                }
            }
        }
    }

    private ClassicHttpResponse exchange(
        ClassicHttpRequest request,
        ExecChain.Scope scope,
        ExecChain chain,
        HttpHost server
    ) throws IOException, HttpException {
        var open = false;
        try {
            var answer = chain.proceed(request, to(server, scope));
            servers.answered(server);
            if (answer.getEntity() != null) {
                answer.setEntity(new CountedEntity(answer.getEntity(), () -> servers.ended(server)));
                open = true;
            }
            return answer;
        } finally {
            if (!open) {
                servers.ended(server);
            }
        }
    }

    private static ExecChain.Scope to(HttpHost server, ExecChain.Scope scope) {
        var route = scope.route;
        return new ExecChain.Scope(
            scope.exchangeId,
            new HttpRoute(server, route.getTargetName(), route.getLocalAddress(), route.isSecure()),
            scope.originalRequest,
            scope.execRuntime,
            scope.clientContext
        );
    }

    /** The body of an answer. Its exchange has ended when it is read to the end, closed or broken. */
    private static final class CountedEntity extends HttpEntityWrapper implements EofSensorWatcher {

        private final Runnable ended;

        private CountedEntity(HttpEntity entity, Runnable ended) {
            super(entity);
            this.ended = ended;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new EofSensorInputStream(super.getContent(), this);
        }

        @Override
        public void writeTo(OutputStream to) throws IOException {
            try (var content = getContent()) {
                content.transferTo(to);
            }
        }

        @Override
        public boolean eofDetected(InputStream content) {
            ended.run();
            return true;
        }

        @Override
        public boolean streamClosed(InputStream content) {
            ended.run();
            return true;
        }

        @Override
        public boolean streamAbort(InputStream content) {
            ended.run();
            return true;
        }
    }
}
