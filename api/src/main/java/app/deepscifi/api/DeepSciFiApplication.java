package app.deepscifi.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The API: every capability of the product over HTTP, one package each. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DeepSciFiApplication {

    public static void main(String[] args) {
        SpringApplication.run(DeepSciFiApplication.class, args);
    }
}
