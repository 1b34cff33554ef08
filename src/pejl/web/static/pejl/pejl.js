// The menu is open on a wide screen; everything else works without this file.
"use strict";
const wide = window.matchMedia("(min-width: 900px)");
const menu = document.querySelector("details.menu");
if (menu) {
  const fit = () => { menu.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
}
