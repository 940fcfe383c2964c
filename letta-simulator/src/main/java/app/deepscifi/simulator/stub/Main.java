package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.http.LocalServer;
import java.io.IOException;

/** {@code Main PORT [ADDRESS]}: a stub that runs until it is killed, on 127.0.0.1 unless another address is named. */
public final class Main {

    private Main() {}

    /** Throws {@link IOException} when the port is taken. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2 || !arguments[0].matches("\\d{1,5}")) {
            System.err.println("Usage: Main PORT [ADDRESS]");
            System.exit(2);
        }
        var host = arguments.length == 2 ? arguments[1] : LocalServer.LOOPBACK;
        var stub = StubModel.start(host, Integer.parseInt(arguments[0]));
        System.out.println("STUB_MODEL_URL=" + stub.url());
    }
}
