package app.deepscifi.infra.edge;

import app.deepscifi.infra.stage.Settings;
import app.deepscifi.infra.stage.StackOutputs;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.constructs.Construct;

/** The certificate of all names of the site, proven by records that it puts into the domain's zone. In us-east-1. */
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
