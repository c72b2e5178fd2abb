"""A Cognito user pool as its operator sees it."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from makeafvdo.domain.accounts import Identity, Person, PoolUser

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_cognito_idp.type_defs import UserTypeTypeDef


class UserPool:
    """Raises ClientError for what Cognito refuses."""

    def __init__(self, client: "CognitoIdentityProviderClient", pool_id: str) -> None:
        self._client = client
        self._pool_id = pool_id

    def find_users(self, email: str) -> list[PoolUser]:
        """With that address, proved or not. Cognito compares letter by letter, so lower case is asked for as well."""
        found: dict[str, PoolUser] = {}
        for address in dict.fromkeys((email, email.lower())):
            quoted = address.replace("\\", "\\\\").replace('"', '\\"')
            answer = self._client.list_users(UserPoolId=self._pool_id, Filter=f'email = "{quoted}"', Limit=10)
            found |= {user["Username"]: _user(user) for user in answer["Users"]}
        return list(found.values())

    def find_person(self, user_id: str) -> Person | None:
        """Who signs in under our id of them, `sub`."""
        users = self._users_of(user_id)
        return _person(users[0]) if users else None

    def delete_person(self, user_id: str) -> None:
        """With everything that signs in as them. Without effect where there is none."""
        for user in self._users_of(user_id):
            with suppress(self._client.exceptions.UserNotFoundException):
                self._client.admin_delete_user(UserPoolId=self._pool_id, Username=user["Username"])

    def _users_of(self, user_id: str) -> "list[UserTypeTypeDef]":
        return self._client.list_users(UserPoolId=self._pool_id, Filter=f'sub = "{user_id}"')["Users"]

    def create_user(self, email: str) -> str:
        """A user who has proved the address; nobody is written to. Returns the user's name in the pool."""
        made = self._client.admin_create_user(
            UserPoolId=self._pool_id,
            Username=email,
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
            MessageAction="SUPPRESS",
        )
        return made["User"]["Username"]

    def set_password(self, username: str, password: str) -> None:
        """Which also confirms the user, so that "forgot password" works for them."""
        self._client.admin_set_user_password(
            UserPoolId=self._pool_id, Username=username, Password=password, Permanent=True
        )

    def mark_verified(self, username: str) -> None:
        self._client.admin_update_user_attributes(
            UserPoolId=self._pool_id,
            Username=username,
            UserAttributes=[{"Name": "email_verified", "Value": "true"}],
        )

    def link(self, username: str, identity: Identity) -> None:
        """From now on who signs in as `identity` is the user."""
        self._client.admin_link_provider_for_user(
            UserPoolId=self._pool_id,
            DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": username},
            SourceUser={
                "ProviderName": identity.provider,
                "ProviderAttributeName": "Cognito_Subject",
                "ProviderAttributeValue": identity.subject,
            },
        )


def _person(user: "UserTypeTypeDef") -> Person:
    attributes = {each["Name"]: each.get("Value", "") for each in user.get("Attributes", [])}
    linked = json.loads(attributes.get("identities") or "[]")
    return Person(email=attributes.get("email", ""), providers=tuple(each["providerName"] for each in linked))


def _user(user: "UserTypeTypeDef") -> PoolUser:
    attributes = {each["Name"]: each.get("Value", "") for each in user.get("Attributes", [])}
    linked = json.loads(attributes.get("identities") or "[]")
    return PoolUser(
        username=user["Username"],
        is_external=user["UserStatus"] == "EXTERNAL_PROVIDER",
        is_confirmed=user["UserStatus"] != "UNCONFIRMED",
        is_verified=attributes.get("email_verified") == "true",
        identities=tuple(Identity(provider=each["providerName"], subject=each["userId"]) for each in linked),
    )
