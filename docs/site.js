// Code and tables that are wider than the page can be scrolled with the keyboard in every browser.
window.addEventListener("load", () => {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const one of document.querySelectorAll("pre > code, .md-typeset__scrollwrap")) observer.observe(one);
});
