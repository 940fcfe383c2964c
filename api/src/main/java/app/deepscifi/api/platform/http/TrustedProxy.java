package app.deepscifi.api.platform.http;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes from the headers of the one proxy that the operator names who asked, and by which scheme. They are believed only
 * where the connection comes from a private address, and anybody could write them: without a proxy none is believed.
 *
 * <p>CloudFront's own headers are used where it stands in front, because they are the only ones that it always writes
 * itself. What {@code X-Forwarded-For} begins with comes from the client, and the load balancer behind CloudFront writes its
 * own view into the others: {@code http}, and the address of CloudFront.
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
                // Nobody stands in front.
            }
        }
    }

    /** Tomcat's valve knows the private addresses. */
    private static RemoteIpValve believing(String address, String scheme) {
        var valve = new RemoteIpValve();
        valve.setRemoteIpHeader(address);
        valve.setProtocolHeader(scheme);
        return valve;
    }
}
