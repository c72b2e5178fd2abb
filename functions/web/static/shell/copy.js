import { t } from "./strings.js";
import { toast } from "./toast.js";

/** Put `text` on the clipboard and say so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch {
    toast(t("copy_failed"), { bad: true });
  }
}
