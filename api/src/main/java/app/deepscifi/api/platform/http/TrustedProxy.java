package app.deepscifi.api.platform.http;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Reads the client's address and scheme from the headers of the one trusted proxy. Headers are trusted only if the
 * connection comes from a private address. Anybody could send them, so without a proxy none is trusted.
 *
 * <p>Behind CloudFront, its own headers are used, because it always overwrites them. The beginning of {@code
 * X-Forwarded-For} comes from the client, and the load balancer behind CloudFront writes its own view into the others:
 * {@code http}, and the address of CloudFront.
 */
@Component
class TrustedProxy implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final HttpSettings.Proxy proxy;

    TrustedProxy(HttpSettings settings) {
        this.proxy = settings.trustedProxy();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        switch (proxy) {
            case CLOUDFRONT -> {
                factory.addEngineValves(new ViewerAddressValve());
                factory.addEngineValves(believing(ViewerAddressValve.HEADER, "CloudFront-Forwarded-Proto"));
            }
            case FORWARDED -> factory.addEngineValves(believing("X-Forwarded-For", "X-Forwarded-Proto"));
            case NONE -> {
                // No proxy.
            }
        }
    }

    /** Tomcat's valve, which knows the private address ranges. */
    private static RemoteIpValve believing(String address, String scheme) {
        var valve = new RemoteIpValve();
        valve.setRemoteIpHeader(address);
        valve.setProtocolHeader(scheme);
        return valve;
    }
}
