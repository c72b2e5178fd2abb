"""A Cognito user pool on a socket: the admin calls the app makes, with the rules of the API reference.

One user with a password for an address; a linked identity may not be a user of its own, nor be linked twice.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.serving import make_server

POOL_ID = "ap-southeast-1_pool"


@dataclass
class User:
    username: str
    status: str
    attributes: dict[str, str]
    password: str = ""
    identities: list[dict[str, str]] = field(default_factory=list)

    def shown(self) -> dict[str, Any]:
        attributes = self.attributes | ({"identities": json.dumps(self.identities)} if self.identities else {})
        listed = [{"Name": name, "Value": value} for name, value in attributes.items()]
        return {"Username": self.username, "UserStatus": self.status, "Enabled": True, "Attributes": listed}


class Refusal(Exception):
    """An error of the API by its name."""


@dataclass
class UserPoolServer:
    url: str = ""
    users: dict[str, User] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def add(self, username: str, status: str, email: str, *, verified: bool, password: str = "") -> User:
        attributes = {"sub": f"sub-{username}", "email": email, "email_verified": "true" if verified else "false"}
        self.users[username] = User(username, status, attributes, password)
        return self.users[username]

    def list_users(self, payload: dict[str, Any]) -> dict[str, Any]:
        name, _, quoted = payload["Filter"].partition(" = ")
        value = json.loads(quoted)
        return {"Users": [user.shown() for user in self.users.values() if user.attributes.get(name) == value]}

    def admin_create_user(self, payload: dict[str, Any]) -> dict[str, Any]:
        email = payload["Username"]
        if any(user.attributes["email"] == email and "_" not in user.username for user in self.users.values()):
            raise Refusal("UsernameExistsException")
        given = {each["Name"]: each["Value"] for each in payload["UserAttributes"]}
        made = self.add(f"uuid-{len(self.users)}", "FORCE_CHANGE_PASSWORD", email, verified=False)
        made.attributes |= given
        return {"User": made.shown()}

    def admin_set_user_password(self, payload: dict[str, Any]) -> dict[str, Any]:
        user = self._user(payload["Username"])
        if user.status == "EXTERNAL_PROVIDER" or not payload["Permanent"]:
            raise Refusal("InvalidParameterException")
        user.password, user.status = payload["Password"], "CONFIRMED"
        return {}

    def admin_update_user_attributes(self, payload: dict[str, Any]) -> dict[str, Any]:
        user = self._user(payload["Username"])
        user.attributes |= {each["Name"]: each["Value"] for each in payload["UserAttributes"]}
        return {}

    def admin_link_provider_for_user(self, payload: dict[str, Any]) -> dict[str, Any]:
        source, destination = payload["SourceUser"], payload["DestinationUser"]
        user = self._user(destination["ProviderAttributeValue"])
        provider, subject = source["ProviderName"], source["ProviderAttributeValue"]
        if destination["ProviderName"] != "Cognito" or source["ProviderAttributeName"] != "Cognito_Subject":
            raise Refusal("InvalidParameterException")
        if f"{provider}_{subject}" in self.users:
            raise Refusal("AliasExistsException")
        if any(each["userId"] == subject for other in self.users.values() for each in other.identities):
            raise Refusal("InvalidParameterException")
        user.identities.append({"userId": subject, "providerName": provider})
        return {}

    def admin_delete_user(self, payload: dict[str, Any]) -> dict[str, Any]:
        del self.users[self._user(payload["Username"]).username]
        return {}

    def _user(self, username: str) -> User:
        if username not in self.users:
            raise Refusal("UserNotFoundException")
        return self.users[username]


@contextmanager
def user_pool_server() -> Iterator[UserPoolServer]:
    pool, app = UserPoolServer(), Flask(__name__)
    actions = {
        "ListUsers": pool.list_users,
        "AdminCreateUser": pool.admin_create_user,
        "AdminSetUserPassword": pool.admin_set_user_password,
        "AdminUpdateUserAttributes": pool.admin_update_user_attributes,
        "AdminDeleteUser": pool.admin_delete_user,
        "AdminLinkProviderForUser": pool.admin_link_provider_for_user,
    }

    @app.post("/")
    def call() -> ResponseReturnValue:
        action = request.headers["X-Amz-Target"].removeprefix("AWSCognitoIdentityProviderService.")
        payload = json.loads(request.get_data())
        pool.calls.append(action)
        try:
            answer = actions[action](payload)
        except Refusal as refusal:
            return {"__type": str(refusal), "message": str(refusal)}, 400
        return answer

    server = make_server("127.0.0.1", 0, app, threaded=True)
    pool.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield pool
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
