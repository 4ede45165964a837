// What a machine can see of a page's looks. Each function answers a list of findings, in words; none is good.
(() => {
  const told = (element) => {
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    const words = (element.getAttribute("aria-label") || element.textContent || "").trim().replace(/\s+/g, " ");
    return `${element.localName}${classes} “${words.slice(0, 40)}”`;
  };
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // For ears only: a pixel, or cut away.
  const isForEars = (element) => {
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (style.clipPath.startsWith("inset(50%") || node.getBoundingClientRect().width <= 1) return true;
    }
    return false;
  };
  const rounded = (number) => Math.round(number * 10) / 10;

  function sideways() {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5,
    );
    return [`${over} px wider than the window: ${wide.slice(0, 4).map(told).join(", ")}`];
  }

  async function pictures() {
    const all = [...document.images];
    for (const image of all) image.loading = "eager";
    await Promise.all(all.map((image) => image.decode().catch(() => {})));
    return all.filter((image) => !image.naturalWidth).map((image) => `not loaded: ${image.currentSrc || image.src}`);
  }

  // Elements that cut off what does not fit into them, where something does not.
  function clipped() {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (!isShown(element) || !element.textContent.trim() || element.closest("svg") || isForEars(element)) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const cuts = (value) => value === "hidden" || value === "clip";
      const wide = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const tall = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (element.clientWidth && (wide || tall)) found.push(`cut off: ${told(element)}`);
    }
    return found;
  }

  // The middle of each line of text, with the block that it belongs to. Tall boxes of Devanagari lap over by nature.
  function lines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !isShown(parent) || isForEars(parent)) continue;
      let block = parent;
      while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) {
        const size = parseFloat(getComputedStyle(parent).fontSize);
        const middle = (box.top + box.bottom) / 2;
        if (box.width > 1) {
          all.push({ block, left: box.left, right: box.right, top: middle - size * 0.4, bottom: middle + size * 0.4 });
        }
      }
    }
    return all.sort((one, other) => one.top - other.top);
  }

  function overlaps() {
    const all = lines();
    const found = new Set();
    all.forEach((one, index) => {
      for (const other of all.slice(index + 1)) {
        if (other.top > one.bottom - 2) break;
        if (other.block === one.block) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (across > 2) found.add(`${told(one.block)} lies over ${told(other.block)}`);
      }
    });
    return [...found];
  }

  // Who is hit 11.5 px around the middle of a target, where the target is smaller than that: WCAG 2.5.8 without spacing.
  function targets() {
    const found = [];
    const wanted = "a[href], button, summary, input:not([type=hidden]), select, textarea";
    const all = [...document.querySelectorAll(wanted)].filter((element) => isShown(element) && !isForEars(element));
    for (const element of all) {
      if (isInRunningText(element)) continue;
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const whole = element.closest("label") ?? element;
      const box = [...whole.getClientRects()].sort((one, other) => other.width - one.width)[0];
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const missed = [[0, -11.5], [0, 11.5], [-11.5, 0], [11.5, 0]].some(([right, down]) => {
        const hit = document.elementFromPoint(x + right, y + down);
        return hit && !belongs(hit, element) && !isBeyondEdge(x + right, y + down);
      });
      if (missed) found.push(`${rounded(box.width)} × ${rounded(box.height)} px: ${told(element)}`);
    }
    for (const row of [document.scrollingElement, ...document.querySelectorAll("nav *")]) row.scrollTo(0, 0);
    return [...new Set(found)];
  }
  const isBeyondEdge = (x, y) => x < 0 || y < 0 || x > innerWidth || y > innerHeight;
  const belongs = (hit, element) =>
    element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit) || hit.contains(label) && hit.localName === "label");
  function isInRunningText(element) {
    if (element.localName !== "a" || !getComputedStyle(element).display.startsWith("inline")) return false;
    const around = element.closest("p, li, dd, td, figcaption, blockquote");
    if (!around) return false;
    const others = [...around.childNodes].filter((node) => node !== element && !node.contains?.(element));
    return others.some((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data));
  }

  function headings() {
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isShown);
    const found = [];
    if (all.filter((heading) => heading.localName === "h1").length !== 1) found.push("not exactly one h1");
    let level = 0;
    for (const heading of all) {
      if (Number(heading.localName[1]) > level + 1) found.push(`skips a level: ${told(heading)}`);
      level = Number(heading.localName[1]);
    }
    return found;
  }

  // WCAG 1.4.12: what a reader may set for text, and nothing of it is lost.
  const SPACED = new CSSStyleSheet();
  SPACED.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  const space = (on) => { document.adoptedStyleSheets = on ? [SPACED] : []; };

  // Who has the focus, and whether one can see that, once the page has scrolled there.
  async function focus() {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const boxes = [...element.getClientRects()].filter((box) => box.width && box.height);
    const seen = boxes.some((box) => {
      // The middle of that part of it which is inside the window.
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element) || belongs(hit, element));
    });
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isMarked = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const isFirst = element === document.querySelector("a[href]");
    return { told: told(element), seen, isMarked, isFirst, order: element.tabIndex };
  }

  window.probes = { sideways, pictures, clipped, overlaps, targets, headings, space, focus };
})();
