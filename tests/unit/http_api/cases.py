"""What a stranger may try at each door. A new route has to be named here, or in PUBLIC; nothing else has to be done.

In paths, bodies and queries `{video_id}`, `{batch_id}`, `{item_id}`, `{schedule_id}`, `{connection_id}`, `{upload_id}`
and `{prefix}` (of a video's files) stand for the owner's, and once more for ones that never were: both answers have to
be the same.
`{own_video_id}` is a video of the stranger's own.
"""

from dataclasses import dataclass, field

Json = dict[str, object]


@dataclass(frozen=True)
class Theirs:
    """Asks for a thing of the owner's: 404, as if there were none."""

    body: Json | None = None
    code: str = "video_not_found"
    path: str = ""
    """Where `{video_id}` in the route's own path is not enough."""


@dataclass(frozen=True)
class Own:
    """Asks for nothing but one's own, or names the owner's where it must count for nothing."""

    body: Json | None = None
    path: str = ""
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


Case = Theirs | Own

SCRIPT: Json = {
    "hook": 0,
    "scenes": [{"scene_id": "s1", "phrases": ["ของฉัน"]}],
    "on_screen": [],
    "version": "0123456789abcdef",
}
SCHEDULE: Json = {"rule": {"hour": 18, "minute": 0}}
BROWSER: Json = {
    "endpoint": "https://push.example/one",
    "keys": {
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    },
}
SENT: Json = {"until": "inbox", "connection_id": "{connection_id}"}

CASES: dict[str, tuple[Case, ...]] = {
    "POST /api/links/recognise": (Own({"text": "https://www.lazada.co.th/products/x-i1.html"}),),
    "POST /api/prices/read": (Own({"text": "590-690"}),),
    "GET /api/me": (Own(),),
    "GET /api/voices": (Own(),),
    "PATCH /api/me": (Own({"language": "en"}),),
    "GET /api/me/export": (Own(),),
    "POST /api/me/export": (Own(),),
    "GET /api/me/export/file": (Theirs(code="export_gone"),),
    "POST /api/me/erase": (Own({"understood": True}),),
    "POST /api/me/token": (Own(),),
    "DELETE /api/me/token": (Own(),),
    "GET /api/me/push": (Own(),),
    "POST /api/me/push": (Own(BROWSER),),
    "DELETE /api/me/push": (Own({"endpoint": "https://push.example/one"}),),
    "POST /api/session/end": (Own(),),
    "POST /api/session/end-all": (Own(),),
    "GET /api/tiktok/accounts": (Own(),),
    "GET /api/tiktok/stored": (Theirs(code="page_not_found"),),
    "GET /review": (Theirs(code="page_not_found"),),
    "GET /api/tiktok/callback": (Own(), Own(query={"code": "x", "state": "x"})),
    "GET /api/tiktok/connect": (Own(),),
    "POST /api/tiktok/default": (Theirs({"connection_id": "{connection_id}"}, "connection_not_found"),),
    "POST /api/tiktok/standing-consent": (
        Theirs({"connection_id": "{connection_id}", "text_version": "1"}, "connection_not_found"),
    ),
    "POST /api/tiktok/standing-consent/withdraw": (Own({"connection_id": "{connection_id}"}),),
    "POST /api/tiktok/disconnect": (Theirs({"connection_id": "{connection_id}"}, "connection_not_found"),),
    "POST /api/uploads": (Own({"kind": "photo", "content_type": "image/jpeg", "bytes": 1000}),),
    "POST /api/uploads/<upload_id>/check": (Own({"kind": "photo"}, path="/api/uploads/{upload_id}/check"),),
    "GET /api/videos": (Own(), Own(query={"before": "{video_id}"}), Own(query={"q": "ความลับ"})),
    "POST /api/videos": (
        Own(
            {"link": "https://shopee.co.th/product/11111/22222"} | SENT, headers={"idempotency_key": "the owner's form"}
        ),
    ),
    "GET /api/videos/<video_id>": (Theirs(),),
    "DELETE /api/videos/<video_id>": (Theirs(),),
    "POST /api/videos/<video_id>/cancel": (Theirs(),),
    "POST /api/videos/<video_id>/continue": (
        Theirs({"until": "ready"}),
        Theirs({"until": "script", "rewrite": "all"}),
        Theirs({"until": "product", "screenshot": "0" * 26}),
        Own(SENT | {"mp4_sha256": "{own_sha256}"}, path="/api/videos/{own_video_id}/continue"),
    ),
    "POST /api/videos/<video_id>/variants": (Theirs({"differs": "hook"}),),
    "GET /api/videos/<video_id>/mp4": (Theirs(),),
    "PATCH /api/videos/<video_id>/options": (Theirs({"style": "clean"}),),
    "GET /api/videos/<video_id>/post": (Theirs(), Own(path="/api/videos/{own_video_id}/post")),
    "GET /api/videos/<video_id>/product": (Theirs(),),
    "PATCH /api/videos/<video_id>/product": (
        Theirs({"title": "ของฉัน"}),
        Own({"photos": ["{upload_id}"]}, path="/api/videos/{own_video_id}/product"),
        Own({"photos": ["{prefix}/photos/one.jpg"]}, path="/api/videos/{own_video_id}/product"),
        Own({"clips": ["{upload_id}", "{prefix}/video.mp4"]}, path="/api/videos/{own_video_id}/product"),
    ),
    "GET /api/videos/<video_id>/recordings": (Theirs(),),
    "PUT /api/videos/<video_id>/recordings/<phrase_digest>": (
        Theirs({"upload_id": "{upload_id}"}, path="/api/videos/{video_id}/recordings/00000000000000000000"),
    ),
    "DELETE /api/videos/<video_id>/recordings/<phrase_digest>": (
        Theirs(path="/api/videos/{video_id}/recordings/00000000000000000000"),
    ),
    "POST /api/videos/<video_id>/recordings/whole": (Theirs({"levels": [-60] * 60}),),
    "PUT /api/videos/<video_id>/screenshots/<upload_id>": (
        Theirs({}, path="/api/videos/{video_id}/screenshots/{upload_id}"),
        Own({}, path="/api/videos/{own_video_id}/screenshots/{upload_id}"),
    ),
    "POST /api/videos/<video_id>/restore": (Theirs(),),
    "GET /api/videos/<video_id>/script": (Theirs(),),
    "PUT /api/videos/<video_id>/script": (Theirs(SCRIPT),),
    "POST /api/videos/<video_id>/script/restore": (Theirs(),),
    "GET /api/videos/<video_id>/claims": (Theirs(),),
    "POST /api/videos/<video_id>/claims/check": (Theirs({"texts": [{"place": "caption", "text": "ของฉัน"}]}),),
    "GET /api/batches": (Own(),),
    "POST /api/batches": (Own({"upload_id": "{upload_id}", "name": "ของฉัน.csv"}),),
    "POST /api/batches/check": (Own({"upload_id": "{upload_id}"}),),
    "GET /api/batches/<batch_id>": (Theirs(code="batch_not_found"),),
    **{
        f"POST /api/batches/<batch_id>/{act}": (Theirs({}, "batch_not_found"),)
        for act in ("pause", "resume", "cancel", "retry")
    },
    "GET /batches": (Own(),),
    "GET /batches/<batch_id>": (Theirs(code="batch_not_found"),),
    "GET /batches/<batch_id>/result.csv": (Theirs(code="batch_not_found"),),
    "GET /api/queue": (Own(),),
    "POST /api/queue": (
        Own({"links": ["https://shopee.co.th/product/11111/22222"]}, headers={"idempotency_key": "the owner's form"}),
    ),
    "DELETE /api/queue/<item_id>": (Theirs(code="queue_item_not_found"),),
    "POST /api/queue/<item_id>/move": (Theirs({"to": 0}, "queue_item_not_found"),),
    "GET /api/schedules": (Own(),),
    "POST /api/schedules": (Own(SCHEDULE, headers={"idempotency_key": "the owner's form"}),),
    "PATCH /api/schedules/<schedule_id>": (Theirs(SCHEDULE, "schedule_not_found"),),
    "DELETE /api/schedules/<schedule_id>": (Theirs(code="schedule_not_found"),),
    "POST /api/schedules/<schedule_id>/skip": (Theirs({"due": "2026-12-01T18:00:00+07:00"}, "schedule_not_found"),),
    **{
        f"POST /api/schedules/<schedule_id>/{act}": (Theirs({}, "schedule_not_found"),)
        for act in ("pause", "resume", "unskip")
    },
    "GET /queue": (Own(),),
    "GET /new": (Own(), Own(query={"text": "https://s.shopee.co.th/demo01"})),
    "GET /settings": (Own(),),
    "GET /settings/delete": (Own(),),
    "GET /videos": (Own(), Own(query={"q": "ความลับ"})),
    "GET /videos/<video_id>": (Theirs(),),
    "GET /videos/<video_id>/claims.csv": (Theirs(),),
    "GET /videos/<video_id>/post": (Theirs(),),
    "GET /videos/<video_id>/record": (Theirs(),),
    "GET /videos/<video_id>/send": (Theirs(),),
}

PUBLIC = {
    "GET /",
    "GET /api/openapi.json",
    "POST /api/tiktok/webhook",
    "GET /auth/callback",
    "GET /auth/leave",
    "GET /auth/start",
    "GET /data-deletion",
    "GET /examples/<name>",
    "GET /favicon.ico",
    "GET /how-we-use-tiktok",
    "GET /login",
    "GET /mail/stop",
    "POST /mail/stop",
    "GET /manifest.webmanifest",
    "GET /privacy",
    "GET /push/worker.js",
    "GET /problem",
    "GET /static/<digest>/<folder>/<name>",
    "GET /static/<digest>/<name>",
    "GET /status",
    "GET /terms",
    "GET /voices/<voice>/sample",
}
"""Routes that answer without a session."""
