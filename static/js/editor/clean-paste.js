// Text from Word, Google Docs or a web page becomes clean structure: paragraphs, two kinds of subhead, lists, quotes,
// bold, italic, links. Letters are never touched; white space is what HTML calls so, and no joiner is.
import { Extension, pm } from "django-prose-editor/editor"

import { say } from "./notice.js"
import { prepared } from "./paste-sources.js"

const { Plugin } = pm.state

const SPACE = /[ \t\r\n\f]+/g
const WIDE = /[ \u00a0]{2,}/g // Word's way to make room
const EDGE = /^[ \u00a0]+|[ \u00a0]+$/g
const HEADINGS = { H1: "h2", H2: "h2", H3: "h3", H4: "h3", H5: "h3", H6: "h3" }
const BLOCKS = new Set(("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE " +
  "FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "))
const TRACKER = /^(?:utm_.*|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_cid|mc_eid|ref_src|ref_url|_ga|s_cid|ocid|cmpid)$/i

const style = (element, name) =>
  (element.getAttribute("style") ?? "").match(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i"))?.[1].trim() ?? ""

// The address without trackers; every other sign of it stays as it was written. Null when it is no link.
export function untracked(href) {
  const redirect = href.match(/^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?(?:[^#]*&)?(?:q|url)=([^&#]+)/i)
  const address = (redirect ? decodeURIComponent(redirect[1]) : href).trim()
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(address)) return null
  const [, path, query, rest] = address.match(/^([^?#]*)\??([^#]*)(.*)$/s)
  const kept = query.split("&").filter((part) => part && !TRACKER.test(part.split("=")[0]))
  return path + (kept.length ? `?${kept.join("&")}` : "") + rest
}

// What an element says of its words. Google Docs wraps everything in a <b> that is not bold.
function marksOf(element, around) {
  const marks = { ...around }
  const weight = style(element, "font-weight")
  const slant = style(element, "font-style")
  if (["B", "STRONG"].includes(element.tagName)) marks.strong = true
  if (["I", "EM"].includes(element.tagName)) marks.em = true
  if (weight) marks.strong = /bold|[6-9]00/.test(weight)
  if (slant) marks.em = /italic|oblique/.test(slant)
  if (element.tagName === "A" && element.getAttribute("href")) marks.href = untracked(element.getAttribute("href"))
  return marks
}

const same = (one, other) => ["strong", "em", "href"].every((name) => (one[name] || null) === (other[name] || null))

// Collects blocks: {tag, runs} with runs of words ({text, marks} or {line: true}), or {tag, blocks}.
class Collector {
  constructor() {
    this.blocks = []
    this.open = null
  }

  write(text, marks) {
    if (!this.open) {
      if (!text.replace(EDGE, "")) return
      this.start("p")
    }
    const last = this.open.runs.at(-1)
    if (last?.text && same(last.marks, marks)) last.text += text
    else this.open.runs.push({ text, marks })
  }

  // One break is a line of the same paragraph, two begin another.
  break() {
    if (!this.open) return
    const last = this.open.runs.findLast((run) => run.line || run.text.replace(EDGE, ""))
    if (last?.line) this.start(this.open.tag)
    else this.open.runs.push({ line: true })
  }

  start(tag) {
    this.open = { tag, runs: [] }
    this.blocks.push(this.open)
  }

  close() {
    this.open = null
  }

  add(block) {
    this.close()
    this.blocks.push(block)
  }
}

const hasBlocks = (element) => [...element.querySelectorAll("*")].some((inside) => BLOCKS.has(inside.tagName))

function walk(parent, into, marks) {
  for (const node of parent.childNodes) {
    if (node.nodeType === 3) into.write(node.data.replace(SPACE, " "), marks)
    else if (node.nodeType === 1) enter(node, into, marks)
  }
}

function enter(element, into, around) {
  const { tagName } = element
  const marks = marksOf(element, around)
  if (tagName === "BR") into.break()
  else if (HEADINGS[tagName]) section(element, into, HEADINGS[tagName], { href: marks.href })
  else if (tagName === "HR") into.add({ tag: "hr" })
  else if (tagName === "UL" || tagName === "OL") into.add(list(element, marks))
  else if (tagName === "BLOCKQUOTE") into.add({ tag: "blockquote", blocks: inside(element, marks) })
  else if (tagName === "TABLE") table(element, into, marks)
  else if (tagName === "PRE") preformatted(element, into, marks)
  else if (BLOCKS.has(tagName)) section(element, into, null, marks)
  else walk(element, into, marks)
}

function section(element, into, tag, marks) {
  into.close()
  if (tag && !hasBlocks(element)) into.start(tag)
  walk(element, into, marks)
  into.close()
}

function inside(element, marks) {
  const into = new Collector()
  walk(element, into, marks)
  return into.blocks
}

function list(element, marks) {
  const items = []
  for (const child of element.children) {
    if (["UL", "OL"].includes(child.tagName) && items.length) items.at(-1).push(list(child, marks))
    else items.push(inside(child, marksOf(child, marks)))
  }
  return { tag: element.tagName.toLowerCase(), start: element.getAttribute("start"), items }
}

// A row is a line. A table of one column only arranges the page.
function table(element, into, marks) {
  for (const row of element.querySelectorAll("tr")) {
    if (row.closest("table") !== element) continue
    into.close()
    const cells = [...row.children]
    cells.forEach((cell, number) => {
      if (cells.length === 1) return walk(cell, into, marks)
      if (number) into.write(" | ", {})
      inside(cell, marks).forEach((block, count) => {
        if (count) into.write(" ", {})
        for (const run of block.runs ?? []) into.write(run.text ?? " ", run.marks ?? {})
      })
    })
  }
  into.close()
}

function preformatted(element, into, marks) {
  into.close()
  element.textContent.split(/\r?\n/).forEach((line, number) => {
    if (number) into.break()
    into.write(line, marks)
  })
  into.close()
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign])

function words(runs, bare) {
  let html = ""
  for (const { line, text, marks } of runs) {
    if (line) html += "<br>"
    else {
      let piece = escaped(text.replace(WIDE, " "))
      if (marks.em) piece = `<em>${piece}</em>`
      if (marks.strong && !bare) piece = `<strong>${piece}</strong>`
      if (marks.href) piece = `<a href="${escaped(marks.href)}">${piece}</a>`
      html += piece
    }
  }
  return html
}

// Without white space and breaks at its edges, and without runs that hold nothing.
function trimmed(runs) {
  const kept = runs.map((run) => ({ ...run }))
  const isEmpty = (run) => run.line || !run.text.replace(EDGE, "")
  while (kept.length && isEmpty(kept[0])) kept.shift()
  while (kept.length && isEmpty(kept.at(-1))) kept.pop()
  if (kept.length) {
    kept[0].text = kept[0].text.replace(/^[ \u00a0]+/, "")
    kept.at(-1).text = kept.at(-1).text.replace(/[ \u00a0]+$/, "")
  }
  return kept
}

function written(blocks) {
  return blocks.map((block) => {
    const { tag } = block
    if (tag === "hr") return "<hr>"
    if (block.items) {
      const items = block.items.map(written).filter(Boolean)
      const start = Number(block.start) > 1 ? ` start="${Number(block.start)}"` : ""
      return items.length ? `<${tag}${start}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>` : ""
    }
    const html = block.blocks ? written(block.blocks) : words(trimmed(block.runs), tag !== "p")
    return html && `<${tag}>${html}</${tag}>`
  }).join("")
}

// They never run here; without them the browser need not say that it refused them.
const HANDLER = /\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi
const withoutHandlers = (html) => html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(HANDLER, ""))

// The clipboard's HTML as clean HTML, and how many pictures and pieces of the page around it were left out.
export function cleaned(html) {
  const { content } = Object.assign(document.createElement("template"), { innerHTML: withoutHandlers(html) })
  const left = prepared(content)
  const into = new Collector()
  walk(content, into, {})
  const [first] = into.blocks
  const isPhrase = into.blocks.length === 1 && first.runs && !hasBlocks(content) // words from the middle of a line
  return { html: isPhrase ? words(first.runs) : written(into.blocks), ...left }
}

// What comes from this editor, or another one of the desk, is in order already.
const isOurs = (html) => /\bdata-pm-slice=/.test(html)

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  addOptions: () => ({ pictures: "", pieces: "" }),

  addProseMirrorPlugins() {
    const { options } = this
    const transformPastedHTML = (html) => {
      if (isOurs(html)) return html
      const clean = cleaned(html)
      const told = [clean.pictures && options.pictures, clean.pieces && options.pieces.replace("{count}", clean.pieces)]
      if (told.some(Boolean)) say(told.filter(Boolean).join(" "))
      return clean.html
    }
    // A picture file, dropped or pasted: the library takes it, the text does not.
    const refuseFiles = (_view, event) => {
      const { files, types } = event.clipboardData ?? event.dataTransfer ?? {}
      if (!files?.length || types.includes("text/html")) return false
      event.preventDefault()
      say(options.pictures)
      return true
    }
    return [new Plugin({ props: { transformPastedHTML, handlePaste: refuseFiles, handleDrop: refuseFiles } })]
  },
})
