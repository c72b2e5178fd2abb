import { call, whileBusy } from "../shell/api.js";

document.addEventListener("click", (event) => {
  const button = event.target.closest('[data-act="delete"]');
  if (!button) return;
  whileBusy(button, async () => {
    await call("DELETE", `/api/videos/${button.dataset.id}`);
    location.assign("/videos");
  });
});
