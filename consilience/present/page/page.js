"use strict";
// The page reads without this: it only opens what is folded, so that a link finds its place and print shows all.
function unfold(place) {
  for (let each = place; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
}
function follow() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place) { unfold(place); place.scrollIntoView(); }
}
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => document.querySelectorAll(".further details, .others").forEach((each) => { each.open = true; }));
follow();
