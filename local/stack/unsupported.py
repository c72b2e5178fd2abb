"""What the emulator does not know or cannot judge: dropped from the built copy, held by tests of the template."""

import re

TYPES = frozenset({"AWS::Cognito::ManagedLoginBranding"})
"""Resources that nothing local needs."""
CONDITION = re.compile(
    "^(kms:EncryptionContext|kms:ViaService|aws:SourceAccount|iam:PassedToService|aws:SecureTransport)"
)
"""Keys of IAM conditions."""
