// A screenshot of the product's page: uploaded, kept with the video, and read by its next run.
import { call, Refused } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";
import { put } from "../shell/uploads.js";

/** `goOn(tap)` keeps what is typed, starts the run and shows it. */
export function screenshotPicker(videoId, goOn) {
  const picker = document.getElementById("add-screenshot");
  picker?.addEventListener("change", async () => {
    const [file] = picker.files;
    picker.value = "";
    if (!file || picker.disabled) return;
    picker.disabled = true;
    toast(t("uploading", { name: file.name }));
    try {
      const screenshot = await put(file, "screenshot");
      await call("PUT", `/api/videos/${videoId}/screenshots/${screenshot}`, {});
      await goOn({ until: "product", screenshot });
    } catch (error) {
      toast(error instanceof Refused ? `${error.message} ${error.next}` : t("upload_failed", { name: file.name }), { bad: true });
    } finally {
      picker.disabled = false;
    }
  });
}
