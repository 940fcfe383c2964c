package app.deepscifi.infra.cost;

/** The boxes of the architecture, and further sections of a bill. */
enum Box {
    ROUTE_53("Route 53"),
    CLOUDFRONT("CloudFront"),
    WAF("WAF"),
    ACM("ACM"),
    S3_FRONTEND("S3 `frontend`"),
    S3_ASSETS("S3 `assets`"),
    S3_LOGS("S3 access logs"),
    ALB("ALB"),
    VPC("VPC"),
    NAT("NAT"),
    ECS_API("ECS: API"),
    ECS_LETTA("ECS: Letta"),
    RDS("RDS"),
    ELASTICACHE("ElastiCache (option)"),
    ECR("ECR"),
    SECRETS_MANAGER("Secrets Manager"),
    CLOUDWATCH("CloudWatch"),
    IAM("IAM");

    private final String title;

    Box(String title) {
        this.title = title;
    }

    /** The name in {@code docs/aws.md}. */
    String title() {
        return title;
    }
}
