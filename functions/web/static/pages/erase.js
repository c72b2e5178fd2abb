import { call, whileBusy } from "../shell/api.js";
import { language } from "../shell/strings.js";

const form = document.getElementById("erase");
const understood = document.getElementById("understood");
const now = document.getElementById("erase-now");

const mayGo = () => (now.disabled = !understood.checked);
mayGo(); // a reload keeps what was checked
understood.addEventListener("change", mayGo);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  whileBusy(now, erase);
});

async function erase() {
  const { receipt } = await call("POST", "/api/me/erase", { understood: true });
  location.replace(`/data-deletion?${new URLSearchParams({ receipt, lang: language })}`);
}
