// What pages need beyond htmx: which hit is open, and the arrow keys between hits.
document.addEventListener("htmx:beforeRequest", (event) => {
  const hit = event.target.closest(".hit");
  if (!hit) return;
  document.querySelectorAll(".hit[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  hit.setAttribute("aria-current", "true");
});

document.addEventListener("keydown", (event) => {
  const hit = document.activeElement && document.activeElement.closest(".hit");
  if (!hit || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const next = event.key === "ArrowDown" ? hit.nextElementSibling : hit.previousElementSibling;
  if (next) {
    event.preventDefault();
    next.focus();
    if (next.matches(".hit")) next.click();
  }
});

// An old notice must not stand beside a new act.
document.addEventListener("htmx:beforeSend", () => {
  const notice = document.getElementById("notice");
  if (notice) notice.replaceChildren();
});
