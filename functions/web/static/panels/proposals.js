// What was read off a screenshot: a value is used only where the marketer takes it over.

/** `body(changed)`: the taken values, as the product's PATCH wants them beside the `changed` fields. */
export function proposals(form) {
  const taken = new Map();
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-proposal]");
    if (!button) return;
    const { proposal: name, value } = button.dataset;
    const field = form.elements[name];
    if (!field) return choose(button);
    field.value = value;
    taken.set(name, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  function choose(button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function body(changed) {
    const facts = [...form.querySelectorAll('[data-proposal="highlights"][aria-pressed="true"]')].map((each) => each.dataset.value);
    const sources = [...taken].filter(([name, value]) => changed[name] === value).map(([name]) => name);
    if (facts.length) sources.push("highlights");
    return { ...(facts.length && { add_highlights: facts }), ...(sources.length && { from_screenshot: sources }) };
  }

  return { body };
}
