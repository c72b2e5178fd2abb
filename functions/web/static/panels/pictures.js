// A row of photos or clips: reorder by buttons or by dragging, take out, add from the phone.
import { call, Refused } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { put } from "../shell/uploads.js";

/** `keys()` for the product: stored keys and upload ids, in the order shown. */
export function pictures(list, picker, kind) {
  const keys = () => [...list.children].map((each) => each.dataset.key).filter(Boolean);
  let before = keys().join();
  let uploads = Promise.resolve();
  for (const each of list.children) dress(each);
  renumber();

  picker.addEventListener("change", () => {
    const files = [...picker.files];
    picker.value = "";
    for (const file of files) uploads = Promise.all([uploads, add(file)]);
  });
  list.addEventListener("dragstart", (event) => event.target.closest(".photo")?.classList.add("dragged"));
  list.addEventListener("dragend", () => {
    list.querySelector(".dragged")?.classList.remove("dragged");
    changed();
  });
  list.addEventListener("dragover", (event) => {
    const dragged = list.querySelector(".dragged");
    const over = event.target.closest(".photo");
    if (!dragged || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (dragged !== over) over[event.clientX < box.left + box.width / 2 ? "before" : "after"](dragged);
  });

  async function add(file) {
    const item = Object.assign(document.createElement("li"), { className: "photo uploading", draggable: true });
    const picture = document.createElement(kind === "photo" ? "img" : "video");
    picture.src = URL.createObjectURL(file);
    picture.muted = true;
    picture.setAttribute(kind === "photo" ? "alt" : "aria-label", t("uploading", { name: file.name }));
    item.append(picture);
    list.append(item);
    dress(item);
    try {
      item.dataset.key = await arrived(file);
      item.classList.remove("uploading");
    } catch (error) {
      say(item, file, error instanceof Refused ? `${error.message} ${error.next}` : t("upload_failed", { name: file.name }));
    }
    changed();
  }

  /** The id of the upload, once the server has checked it. Throws where the file cannot be used. */
  async function arrived(file) {
    const id = await put(file, kind);
    await call("POST", `/api/uploads/${id}/check`, { kind }).catch((error) => {
      if (!(error instanceof Refused) || error.status === 400) throw error;
    });
    return id;
  }

  /** Show name and reason for a file that cannot be used; it is not saved. */
  function say(item, file, why) {
    const tools = Object.assign(document.createElement("div"), { className: "photo-tools" });
    const gone = tool("remove", () => item.remove());
    gone.setAttribute("aria-label", t("remove_broken", { name: file.name }));
    tools.append(gone);
    item.className = "broken";
    item.draggable = false;
    item.replaceChildren(Object.assign(document.createElement("p"), { textContent: `${file.name}: ${why}` }), tools);
    item.querySelector("p").setAttribute("role", "alert");
  }

  function dress(item) {
    const tools = Object.assign(document.createElement("div"), { className: "photo-tools" });
    tools.append(
      tool("earlier", () => item.previousElementSibling?.before(item)),
      tool("remove", () => item.remove()),
      tool("later", () => item.nextElementSibling?.after(item)),
    );
    item.append(tools);
  }

  function tool(name, act) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: `tool tool-${name}` });
    button.addEventListener("click", () => {
      act();
      changed();
      if (button.isConnected) button.focus();
    });
    return button;
  }

  function changed() {
    renumber();
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function renumber() {
    list.querySelectorAll(".photo").forEach((item, nth) => {
      const n = nth + 1;
      const labels = { earlier: t("earlier", { n }), remove: t("remove", { n }), later: t("later", { n }) };
      for (const [name, label] of Object.entries(labels)) item.querySelector(`.tool-${name}`).setAttribute("aria-label", label);
    });
  }

  return {
    keys,
    isChanged: () => keys().join() !== before,
    settle: () => (before = keys().join()),
    uploaded: () => uploads,
  };
}
