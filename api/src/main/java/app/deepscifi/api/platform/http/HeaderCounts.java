package app.deepscifi.api.platform.http;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Removes Tomcat's limits on the number of languages, cookies and parameters, which would end a request with an
 * internal error. The size of the address and the headers is limited anyway.
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
