package app.deepscifi.infra.edge;

import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.constructs.Construct;

/**
 * The certificate for all names of the site, validated by DNS records in the domain's zone. It must be in us-east-1.
 */
public final class Certificate extends Construct {

    public Certificate(Construct scope, Settings.Domain domain) {
        super(scope, "Certificate");
        var certificate = software.amazon.awscdk.services.certificatemanager.Certificate.Builder.create(this, "Names")
            .domainName(domain.name())
            .subjectAlternativeNames(Domain.furtherNames(domain))
            .validation(CertificateValidation.fromDns(Domain.zone(this, domain)))
            .build();
        StackOutputs.add(this, "CertificateArn", certificate.getCertificateArn());
    }
}
