// The service worker: shows what is pushed, and opens the page it leads to. It keeps no file and answers no request.
self.addEventListener("push", (event) => {
  const said = event.data?.json();
  if (!said) return;
  const shown = { body: said.body, tag: said.tag, icon: "/favicon.ico", data: { path: said.path } };
  event.waitUntil(self.registration.showNotification(said.title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.path, self.location.origin);
  if (address.origin === self.location.origin) event.waitUntil(self.clients.openWindow(address.href));
});
