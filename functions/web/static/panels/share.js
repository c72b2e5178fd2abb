// Share the MP4 itself to the phone's gallery or any app, without TikTok's inbox.
import { whileBusy } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

export function offerToShare(id) {
  const button = document.getElementById("share");
  const player = document.getElementById("player");
  const sample = new File([""], "video.mp4", { type: "video/mp4" });
  if (!button || !navigator.canShare?.({ files: [sample] })) return;
  button.hidden = false;
  let file = null;
  button.addEventListener("click", () => whileBusy(button, share));

  async function share() {
    try {
      file ??= await fetched(player.currentSrc || player.src, `makeafvdo-${id}.mp4`);
      await navigator.share({ files: [file] });
    } catch (error) {
      if (error.name === "AbortError") return; // the share sheet was closed
      // Fetching outlasted the tap's user activation; the file is cached for the next tap.
      if (error.name === "NotAllowedError" && file) toast(t("share_again"));
      else toast(t("share_failed"), { bad: true });
    }
  }
}

async function fetched(url, name) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return new File([await answer.blob()], name, { type: "video/mp4" });
}
