package app.deepscifi.api.platform.http;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes as many languages, cookies and parameters as there is room for in the address and the headers, which is bounded.
 * Tomcat has a lower bound of its own, which would end a request as an internal error.
 */
@Component
class HeaderCounts implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int ANY = -1;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setMaxLocaleCount(ANY);
            connector.setMaxCookieCount(ANY);
            connector.setMaxParameterCount(ANY);
        });
    }
}
