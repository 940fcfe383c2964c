# What the NAT instance does at its start. CloudFormation fills in names in braces, and refuses any that it does not know;
# the shell's own variables have none.
set -euo pipefail

# With half a GB of memory, installing a package needs somewhere to go.
dd if=/dev/zero of=/swap bs=1M count=512 status=none
chmod 600 /swap
mkswap /swap >/dev/null
swapon /swap
dnf install -y --quiet iptables-services

# This runs once, but AWS may start the machine again, and takes it for healthy then: all of it must still be so after that.
echo net.ipv4.ip_forward=1 | tee /etc/sysctl.d/99-nat.conf >/dev/null
sysctl -qw net.ipv4.ip_forward=1
systemctl enable --now iptables
# The rules that the service comes with forward nothing.
iptables -F FORWARD
way_out=$(ip -o route show default | awk '{ print $5; exit }')
iptables -t nat -A POSTROUTING -o "$way_out" -s 10.0.0.0/16 -j MASQUERADE
service iptables save

export AWS_DEFAULT_REGION=${AWS::Region}
token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' http://169.254.169.254/latest/api/token)
instance=$(curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id)
aws ec2 modify-instance-attribute --instance-id "$instance" --no-source-dest-check
for table in ${RouteTables}; do
  aws ec2 replace-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --instance-id "$instance" ||
    aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --instance-id "$instance"
done

/opt/aws/bin/cfn-signal --success true --stack ${AWS::StackName} --resource ${Group} --region ${AWS::Region}
