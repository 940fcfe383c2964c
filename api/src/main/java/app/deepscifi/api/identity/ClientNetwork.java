package app.deepscifi.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network of a request, as one customer of a provider has it: an IPv4 address, or the /64 of an IPv6 address, since each
 * customer has a whole /64 to choose addresses from.
 */
record ClientNetwork(String name) {
    private static final int PREFIX_BYTES = 8;

    static ClientNetwork of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static ClientNetwork of(String address) {
        try {
            // An IPv4 address that is mapped into IPv6 comes out as what it is.
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
