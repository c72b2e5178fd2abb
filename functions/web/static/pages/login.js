import { copy } from "../shell/copy.js";

document.getElementById("copy-address")?.addEventListener("click", () => copy(location.href));
