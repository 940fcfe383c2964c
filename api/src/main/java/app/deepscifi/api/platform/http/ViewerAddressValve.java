package app.deepscifi.api.platform.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Removes the port from CloudFront's {@code 2001:db8::7:46532}, which has no brackets. */
final class ViewerAddressValve extends ValveBase {

    static final String HEADER = "CloudFront-Viewer-Address";

    ViewerAddressValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var viewer = request.getHeader(HEADER);
        if (viewer != null) {
            var headers = request.getCoyoteRequest().getMimeHeaders();
            headers.setValue(HEADER).setString(withoutPort(viewer));
        }
        getNext().invoke(request, response);
    }

    static String withoutPort(String viewer) {
        var colon = viewer.lastIndexOf(':');
        return colon < 0 ? viewer : viewer.substring(0, colon);
    }
}
