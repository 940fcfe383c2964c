package app.deepscifi.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network of a request: an IPv4 address, or the /64 of an IPv6 address, because a provider gives each customer a
 * whole /64.
 */
record ClientNetwork(String name) {
    private static final int PREFIX_BYTES = 8;

    static ClientNetwork of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static ClientNetwork of(String address) {
        try {
            // Maps an IPv4 address in IPv6 form back to IPv4.
            var parsed = InetAddress.ofLiteral(address);
            return new ClientNetwork(
                parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
                    : parsed.getHostAddress()
            );
        } catch (IllegalArgumentException noAddress) {
            return new ClientNetwork(address);
        }
    }
}
