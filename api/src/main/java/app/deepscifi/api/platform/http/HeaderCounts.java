package app.deepscifi.api.platform.http;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes as many languages, cookies and parameters as there is room for in the address and the headers, which is bounded.
 * Where Tomcat bounds their number too, a request with more would end as a failure of ours.
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
