// The marketer's own music under the voice: one file, or none.
import { t } from "../shell/strings.js";
import { upload } from "../shell/uploads.js";

/** The form's field `music` holds the id of the upload. `arrived()` is false where the upload failed. */
export function musicPicker(form) {
  const field = form.elements.music;
  const picker = document.getElementById("add-music");
  const remove = document.getElementById("remove-music");
  const line = document.getElementById("music-name");
  let name = t("with_music");
  let underWay = null;
  let arrival = Promise.resolve(true);
  show();

  picker.addEventListener("change", () => {
    const [file] = picker.files;
    picker.value = "";
    if (file) arrival = take(file);
  });
  remove.addEventListener("click", () => {
    field.value = "";
    show();
    picker.focus();
  });

  async function take(file) {
    underWay = file;
    line.textContent = t("uploading", { name: file.name });
    remove.hidden = false;
    const id = await upload(file, "music");
    if (underWay !== file) return true;
    if (id) {
      field.value = id;
      name = file.name;
    } else {
      arrival = Promise.resolve(true);
    }
    show();
    return id !== null;
  }

  function show() {
    underWay = null;
    line.textContent = field.value ? name : t("no_music");
    remove.hidden = !field.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  return { arrived: () => arrival };
}
