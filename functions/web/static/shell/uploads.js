// Upload a marketer's own file straight to the intake bucket.
import { call, Refused } from "./api.js";
import { fetchPatiently } from "./patient.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

/** The id of the upload; null where it failed, after a toast with the reason. */
export async function upload(file, kind) {
  try {
    return await put(file, kind);
  } catch (error) {
    toast(error instanceof Refused ? `${error.message} ${error.next}` : t("upload_failed", { name: file.name }), { bad: true });
    return null;
  }
}

/** The id of the upload. Throws `Refused`, and an Error where S3 refuses the file. */
export async function put(file, kind) {
  const place = await call("POST", "/api/uploads", { kind, content_type: file.type, bytes: file.size });
  const form = new FormData();
  for (const [name, value] of Object.entries(place.fields)) form.append(name, value);
  form.append("file", file);
  const answer = await fetchPatiently(place.url, { method: "POST", body: form }, true);
  if (!answer.ok) throw new Error(`upload answered ${answer.status}`);
  return place.upload_id;
}
