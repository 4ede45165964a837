// What is taken away or put right in a clipboard's HTML before it is read, source by source: all that is no text of
// the article, and lists that Word writes as paragraphs. Works on the parsed document and gives it back changed.

const NEVER = "script, style, link, meta, title, noscript, template, iframe, object, embed, svg, math, canvas, video, " +
  "audio, form, input, button, select, textarea, nav, del, dialog, [hidden], [aria-hidden=true], " +
  "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=toolbar], [role=complementary]"
const FURNITURE = /(?:^|[-_ ])(?:ads?|advert(?:isement)?|banner|breadcrumbs?|comments?|cookie|follow|newsletter|outbrain|promo|recommend(?:ed|ations)?|related|share|sharing|sidebar|social|sponsored|subscribe|taboola|toolbar)(?:$|[-_ ])/i
const LABELS = new Set(["advertisement", "विज्ञापन", "story continues below advertisement"])
const RUNNING = 25 // letters outside links: what a paragraph or a heading with that many says is text, whatever its class
const MOST = 0.4 // of the text: what holds more is the article, whatever its class says
const WORDS_ASIDE = "[style*='mso-element:comment'], [style*='mso-hide:all'], .MsoCommentReference, .msocomoff"

const styleOf = (element) => element.getAttribute("style") ?? ""
const lengthOf = (element) => element.textContent.replace(/\s+/g, "").length

function dropHidden(body) {
  for (const element of body.querySelectorAll(`${NEVER}, ${WORDS_ASIDE}`)) element.remove()
  for (const element of body.querySelectorAll("[style]")) {
    if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(styleOf(element))) element.remove()
  }
}

function isText(element) {
  const inLinks = [...element.querySelectorAll("a")].reduce((sum, link) => sum + lengthOf(link), 0)
  return /^(?:P|H[1-6])$/.test(element.tagName) && lengthOf(element) - inLinks >= RUNNING
}

// A page's furniture goes as far as it is safe to say what it is. How many pieces with words went: people are told.
function dropFurniture(body) {
  const whole = lengthOf(body)
  let pieces = 0
  for (const element of body.querySelectorAll("aside, footer, [class], [id]")) {
    const named = FURNITURE.test(`${element.getAttribute("class") ?? ""} ${element.id}`)
    if (!named && !["ASIDE", "FOOTER"].includes(element.tagName)) continue
    if (isText(element) || lengthOf(element) >= MOST * whole || !body.contains(element)) continue
    if (lengthOf(element)) pieces += 1
    element.remove()
  }
  for (const element of body.querySelectorAll("p, div, span")) {
    if (LABELS.has(element.textContent.trim().toLowerCase())) element.remove()
  }
  return pieces
}

// Pictures come from the library; a caption without its picture says nothing.
function dropPictures(body) {
  const pictures = body.querySelectorAll("img, picture > source:first-child").length
  for (const figure of body.querySelectorAll("figure")) {
    if (figure.querySelector("img, picture")) figure.remove()
  }
  for (const element of body.querySelectorAll("img, picture")) element.remove()
  return pictures
}

// --- Word

const DEVANAGARI_ZERO = 0x966
const MARKER = /^[\s\u00a0]*\(?([0-9\u0966-\u096f]+|[a-z]{1,4}|[\u0905-\u0939])[.)]/i

function number(marker) {
  const digits = marker.replace(/[\u0966-\u096f]/g, (digit) => String(digit.codePointAt(0) - DEVANAGARI_ZERO))
  return /^[0-9]+$/.test(digits) ? Number(digits) : 1
}

// <p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">1.</span>…: its place in a list, or null.
function placeOf(paragraph) {
  const [, id, level] = styleOf(paragraph).match(/mso-list\s*:\s*(l\d+)\s+level(\d+)/i) ?? []
  if (!id) return null
  const ignored = [...paragraph.querySelectorAll("span")].filter((span) => /mso-list\s*:\s*ignore/i.test(styleOf(span)))
  const [, marker] = ignored.map((span) => span.textContent).join("").match(MARKER) ?? []
  for (const span of ignored) span.remove()
  return { id, level: Number(level), tag: marker ? "ol" : "ul", start: marker ? number(marker) : 1 }
}

function wordLists(body) {
  let open = [] // the lists around the present paragraph, outermost first
  let last = null
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const place = placeOf(paragraph)
    if (!place || paragraph.tagName !== "P") continue // a numbered heading only loses its number
    const goesOn = last && open[0]?.id === place.id && last.nextElementSibling === paragraph
    open = goesOn ? open.filter(({ level }) => level <= place.level) : []
    if (open.at(-1)?.level !== place.level) open.push(begin(paragraph, place, open.at(-1)))
    const item = body.ownerDocument.createElement("li")
    open.at(-1).element.append(item)
    last = open[0].element
    item.append(...paragraph.childNodes)
    paragraph.remove()
  }
}

function begin(paragraph, { id, level, tag, start }, around) {
  const element = paragraph.ownerDocument.createElement(tag)
  if (start > 1) element.setAttribute("start", start)
  if (around) around.element.lastElementChild.append(element)
  else paragraph.before(element)
  return { id, level, element }
}

function wordTitles(body) {
  for (const paragraph of body.querySelectorAll("p.MsoTitle, p.MsoSubtitle")) {
    const heading = body.ownerDocument.createElement(paragraph.classList.contains("MsoTitle") ? "h1" : "h3")
    heading.append(...paragraph.childNodes)
    paragraph.replaceWith(heading)
  }
}

export function prepared(body) {
  wordLists(body)
  wordTitles(body)
  dropHidden(body)
  const pieces = dropFurniture(body)
  return { pieces, pictures: dropPictures(body) }
}
