"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = document.querySelector(".tools");
  const groups = all(".group").map((section) => ({
    section,
    cards: all(".card", section),
    name: section.querySelector("h3 a").textContent.toLowerCase(),
  }));
  const kindOf = (card) => ["wrong", "open", "rounded", "right"].find((kind) => card.classList.contains(kind));

  // Filters.
  let shown = [];
  let at = -1;
  function filter() {
    const data = new FormData(tools);
    const verdicts = data.getAll("verdict");
    const rule = data.get("rule");
    const words = data.get("words").trim().toLowerCase();
    const here = shown[at];
    shown = [];
    for (const { section, cards, name } of groups) {
      const inName = name.includes(words);
      let any = false;
      for (const card of cards) {
        const fits = verdicts.includes(kindOf(card)) && (!rule || card.dataset.rule === rule)
          && (inName || card.textContent.toLowerCase().includes(words));
        card.hidden = !fits;
        any ||= fits;
        if (fits) shown.push(card);
      }
      section.hidden = !any;
    }
    at = shown.indexOf(here);
    byId("nothing").hidden = shown.length > 0;
    say();
  }
  // Only a screen reader gets `more`.
  function say(more = "") {
    const count = shown.length;
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    unseen.textContent = more;
    const text = at >= 0 ? `${at + 1} of ${count}` : `${count} ${count === 1 ? "finding" : "findings"}`;
    byId("status").replaceChildren(text, unseen);
    byId("back").disabled = byId("on").disabled = count === 0;
  }

  // Where the reader is: one card in the list, one mark in the text.
  function mark(element) {
    const one = element.classList.contains("card") ? ".card.here" : ".n.here";
    all(one).forEach((other) => other.classList.remove("here"));
    element.classList.add("here");
  }
  function choose(card) {
    if (card.hidden) {
      tools.reset();
      all("[name=verdict]", tools).forEach((box) => { box.checked = true; });
      filter();
    }
    at = shown.indexOf(card);
    mark(card);
    say();
  }
  function showInList(card) {
    if (card.hidden) return;
    choose(card);
    const list = byId("findings");
    if (list.scrollHeight > list.clientHeight) card.scrollIntoView({ block: "nearest" });
  }

  // Jumps: unfold what holds the target, bring it to the middle, give it the focus.
  function reveal(target, focus = true) {
    if (!target) return;
    for (let part = target; part; part = part.parentElement) {
      if (part.localName === "details") part.open = true;
    }
    if (target.classList.contains("card")) {
      choose(target);
      target.scrollIntoView({ block: "nearest" });
      (target.querySelector(".go") ?? target).focus({ preventScroll: true });
    } else if (target.classList.contains("n")) {
      mark(target);
      target.scrollIntoView({ block: "center" });
      // What was skipped while out of sight gets its height only now.
      requestAnimationFrame(() => target.scrollIntoView({ block: "center" }));
      if (focus) target.focus({ preventScroll: true });
    } else if (target.localName === "details") {
      target.firstElementChild.focus({ preventScroll: true });
    }
  }
  const wanted = () => byId(location.hash.slice(1));
  addEventListener("hashchange", () => reveal(wanted()));
  function jump(hash) {
    if (location.hash === hash) reveal(wanted());
    else location.hash = hash;
  }
  function walk(step) {
    if (!shown.length) return;
    at = at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
    const card = shown[at];
    showInList(card);
    say(card.textContent);
    const words = byId(card.querySelector(".go")?.hash.slice(1));
    if (!words) return;
    close();
    reveal(words, false);
    requestAnimationFrame(() => open(words));
  }

  // The working beside the words. It stands right behind them, so that the tab key goes on into it.
  const pop = document.createElement("span");
  pop.className = "pop";
  pop.popover = "manual";
  pop.setAttribute("role", "group");
  pop.setAttribute("aria-label", "Working");
  let owner = null;
  let timer = 0;
  const MOST = 4;
  function fill(words) {
    const numbers = words.dataset.f.split(" ");
    pop.replaceChildren(...numbers.slice(0, MOST).map((number) => {
      const card = byId("f" + number);
      const copy = document.createElement("span");
      copy.className = card.className.replace("here", "");
      copy.append(...[...card.children].map((child) => child.cloneNode(true)));
      all("[id]", copy).forEach((element) => element.removeAttribute("id"));
      const claim = copy.querySelector(".go");
      if (claim?.hash === "#" + words.id) claim.href = "#f" + number;
      return copy;
    }));
    if (numbers.length > MOST) {
      const more = document.createElement("span");
      more.className = "more";
      more.textContent = `and ${numbers.length - MOST} more in the list`;
      pop.append(more);
    }
  }
  function open(words) {
    clearTimeout(timer);
    if (owner === words || !pop.showPopover) return;
    close();
    owner = words;
    fill(words);
    words.after(pop);
    pop.showPopover();
    for (const number of words.dataset.f.split(" ")) {
      for (const link of all(".go, .op", byId("f" + number))) {
        if (link.hash !== "#" + words.id) byId(link.hash.slice(1)).classList.add("lit");
      }
    }
    place(words);
  }
  // Below the words or above them: where there is room, and where it hides fewer of the operands.
  function place(words) {
    const boxes = [...words.getClientRects()];
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!first) return;
    const { width, height } = pop.getBoundingClientRect();
    const view = document.documentElement;
    const left = Math.max(8, Math.min(first.left, view.clientWidth - width - 8));
    const operands = all(".n.lit").flatMap((operand) => [...operand.getClientRects()]);
    const hidden = (top) => operands.filter((box) =>
      box.bottom > top && box.top < top + height && box.right > left && box.left < left + width).length;
    const [below, above] = [last.bottom + 6, first.top - height - 6];
    let top = hidden(above) < hidden(below) ? above : below;
    if (below + height > view.clientHeight) top = above;
    if (above < 0) top = below;
    pop.style.left = `${scrollX + left}px`;
    pop.style.top = `${scrollY + top}px`;
  }
  // Drafts above get their height when they first come near, and move what is below.
  new ResizeObserver(() => { if (owner) place(owner); }).observe(document.body);
  function close() {
    clearTimeout(timer);
    if (!owner) return;
    owner = null;
    pop.hidePopover();
    pop.remove();
    all(".lit").forEach((element) => element.classList.remove("lit"));
  }
  const later = (what, wait) => { clearTimeout(timer); timer = setTimeout(what, wait); };
  const inside = () => pop.contains(document.activeElement);
  const marked = (event) => (pop.contains(event.target) ? null : event.target.closest?.(".n[data-f]"));
  const drafts = byId("drafts");
  // A jump brings other words under a pointer that rests: only one that moves asks for theirs.
  let rest = "";
  const spot = (event) => `${event.screenX} ${event.screenY}`;
  document.addEventListener("pointermove", (event) => { rest = spot(event); });
  drafts.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || spot(event) === rest) return;
    const words = marked(event);
    if (words && !inside()) later(() => open(words), 120);
    else if (pop.contains(event.target)) clearTimeout(timer);
  });
  drafts.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && !inside() && owner !== document.activeElement) later(close, 250);
  });
  drafts.addEventListener("focusin", (event) => {
    const words = marked(event);
    if (words) open(words);
    else if (!pop.contains(event.target)) close();
  });
  drafts.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (owner && to && to !== owner && !pop.contains(to)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (owner && !pop.contains(event.target) && marked(event) !== owner) close();
  });

  document.addEventListener("click", (event) => {
    const words = marked(event);
    const link = event.target.closest?.("a[href^='#']");
    if (words) {
      // The mouse and the finger get the working here; the enter key, which has it already, leads to the list.
      if (event.detail > 0) {
        event.preventDefault();
        words.focus({ preventScroll: true });
        open(words);
        showInList(byId("f" + words.dataset.f.split(" ")[0]));
        return;
      }
    }
    if (link) {
      const hash = link.hash;
      if (pop.contains(link)) close();
      event.preventDefault();
      jump(hash);
    }
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key === "Escape" && owner) {
      const words = owner;
      if (pop.contains(document.activeElement)) words.focus({ preventScroll: true });
      close();
    } else if (event.key === "Enter" && target.matches?.("span.n[data-f]")) {
      jump("#f" + target.dataset.f.split(" ")[0]);
    } else if (target.matches?.("aside .go") && ["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) {
      const links = shown.map((card) => card.querySelector(".go")).filter(Boolean);
      const now = links.indexOf(target);
      const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key];
      if (!links[next]) return;
      event.preventDefault();
      links[next].focus();
      choose(links[next].closest(".card"));
    }
  });

  document.documentElement.classList.add("js");
  tools.hidden = false;
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  byId("on").addEventListener("click", () => walk(1));
  byId("back").addEventListener("click", () => walk(-1));
  const fold = document.querySelector(".fold");
  if (fold) {
    fold.hidden = false;
    const set = (open) => all(".draft").forEach((draft) => { draft.open = open; });
    byId("unfold").addEventListener("click", () => set(true));
    byId("fold").addEventListener("click", () => set(false));
  }
  // Nothing to act on: show what is right.
  if (!document.querySelector(".card.wrong, .card.open")) {
    all("[name=verdict]", tools).forEach((box) => { box.checked = true; });
  }
  filter();
  reveal(wanted());
})();
