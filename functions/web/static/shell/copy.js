import { t } from "./strings.js";
import { toast } from "./toast.js";

/** Copy `text` to the clipboard, and confirm it with a toast. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch {
    toast(t("copy_failed"), { bad: true });
  }
}
