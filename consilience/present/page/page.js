"use strict";
// The page reads without this script. It opens what is folded, so that a link finds its place and print shows all;
// it shows the account as of an earlier day; and it copies statements. All its words come from the page.

function unfold(place) {
  for (let each = place; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
}

function follow() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  if (place.closest(".later")) showAll(place.closest(".story"));
  unfold(place);
  place.scrollIntoView();
}

function valueOn(changes, day) {
  return changes.reduce((found, [since, value]) => (since <= day ? value : found), changes[0][1]);
}

function showVerdict(place, name, [glyph, word]) {
  place.className = `verdict ${name}`;
  place.querySelector(".glyph").textContent = glyph;
  place.querySelector(".word").textContent = word;
}

function putInOrder(story, day) {
  const groups = new Map();
  for (const each of story.querySelectorAll("[data-place]")) {
    groups.set(each.parentElement, [...(groups.get(each.parentElement) || []), each]);
  }
  for (const [parent, members] of groups) {
    const after = members.at(-1).nextSibling, place = (each) => valueOn(JSON.parse(each.dataset.place), day);
    members.sort((one, other) => place(one) - place(other)).forEach((each) => parent.insertBefore(each, after));
  }
}

function showDay(story, day) {
  const bar = story.querySelector(".asof"), range = bar.querySelector("input");
  const verdicts = JSON.parse(bar.dataset.verdicts);
  for (const each of story.querySelectorAll("[data-since]")) each.classList.toggle("later", Number(each.dataset.since) > day);
  for (const each of story.querySelectorAll("[data-until]")) each.hidden = Number(each.dataset.until) <= day;
  for (const each of story.querySelectorAll("[data-then]")) {
    const value = valueOn(JSON.parse(each.dataset.then), day);
    if (each.classList.contains("verdict")) showVerdict(each, value, verdicts[value]);
    else each.textContent = value;
  }
  putInOrder(story, day);
  const isToday = day === Number(range.max);
  story.classList.toggle("earlier", !isToday);
  bar.querySelector(".help").hidden = !isToday;
  bar.querySelector(".all").hidden = isToday;
  range.value = day;
  range.setAttribute("aria-valuetext", bar.querySelector("output").textContent);
}

function showAll(story) {
  showDay(story, Number(story.querySelector(".asof input").max));
}

function offerDays(bar) {
  const story = bar.closest(".story"), range = bar.querySelector("input");
  range.addEventListener("input", () => showDay(story, Number(range.value)));
  bar.querySelector(".all").addEventListener("click", () => { showAll(story); range.focus(); });
  bar.hidden = false;
  showAll(story);
}

function oneLine(place) {
  return place.textContent.replace(/\s+/g, " ").trim();
}

async function copy(button) {
  const told = button.closest("li"), story = button.closest(".story");
  const day = story.classList.contains("earlier") ? `; ${oneLine(story.querySelector(".asof .choice"))}` : "";
  const words = oneLine(told.querySelector(".words"));
  await navigator.clipboard.writeText(`${words}\n— ${button.dataset.sources} (${oneLine(told.querySelector(".stands"))}${day})`);
  document.getElementById("done").textContent = document.body.dataset.copied;
  button.classList.add("done");
  setTimeout(() => { button.classList.remove("done"); document.getElementById("done").textContent = ""; }, 2000);
}

function offerCopies(button) {
  button.addEventListener("click", () => copy(button).catch(() => { button.hidden = true; }));
  button.hidden = false;
}

document.querySelectorAll(".asof").forEach(offerDays);
if (navigator.clipboard) document.querySelectorAll(".quote").forEach(offerCopies);
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => document.querySelectorAll(".further details, .others").forEach((each) => { each.open = true; }));
follow();
