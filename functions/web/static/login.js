import { copy } from "./copy.js";

document.getElementById("copy-address")?.addEventListener("click", () => copy(location.href));
