"""Who signs in, and how: what the user pool knows of a person."""

from pydantic import BaseModel, ConfigDict


class Identity(BaseModel):
    """A person as a provider knows them. `subject` is the provider's own id of them."""

    model_config = ConfigDict(frozen=True)

    provider: str
    subject: str


class Newcomer(BaseModel):
    """Somebody about to become a user of the pool. `identity` is None for an address and a password."""

    model_config = ConfigDict(frozen=True)

    email: str
    """Empty where the provider gives none."""
    is_verified: bool
    """Whether whoever vouches for the newcomer says that the address is theirs."""
    identity: Identity | None = None


class Person(BaseModel):
    """What the pool knows of whoever signs in: the address, and the providers they sign in with."""

    model_config = ConfigDict(frozen=True)

    email: str
    providers: tuple[str, ...]


class PoolUser(BaseModel):
    """A user of the pool."""

    model_config = ConfigDict(frozen=True)

    username: str
    is_external: bool
    """Known by a provider alone: no password, and nothing can be linked to it but by that provider."""
    is_confirmed: bool
    """Has proved the address or was made by an operator."""
    is_verified: bool
    """The address is theirs."""
    identities: tuple[Identity, ...] = ()
    """Linked to it."""

    def has(self, identity: Identity) -> bool:
        """Cognito writes the id in lower case in some places."""
        return any(
            (each.provider, each.subject.lower()) == (identity.provider, identity.subject.lower())
            for each in self.identities
        )
