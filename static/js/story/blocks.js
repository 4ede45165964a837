// Bodies as blocks, compared by their keys. Pure functions over HTML.

// [{ key, html }] of a body's top-level elements.
export function blocks(html) {
  const holder = new DOMParser().parseFromString(html ?? "", "text/html").body
  return [...holder.children].map((element) => ({ key: element.dataset.id ?? "", html: element.outerHTML }))
}

const byKey = (list) => new Map(list.map(({ key, html }) => [key, html]))

// What `theirs` becomes with what was typed between `sent` and `now`; null where both changed one block.
export function combine(sent, now, theirs) {
  if (now === sent) return theirs
  if (theirs === sent) return now
  const [before, mine, their] = [sent, now, theirs].map((html) => byKey(blocks(html)))
  const result = []
  for (const [key, html] of their) {
    const changed = before.get(key) !== html
    const typed = before.get(key) !== mine.get(key)
    if (changed && typed && mine.get(key) !== html) return null
    const block = typed ? mine.get(key) : html
    if (block !== undefined) result.push({ key, html: block })
  }
  let previous = null
  for (const [key, html] of mine) {
    if (!their.has(key) && before.get(key) !== html) {
      if (before.has(key)) return null // typed into what they took away
      result.splice(result.findIndex((block) => block.key === previous) + 1, 0, { key, html })
    }
    previous = key
  }
  return result.map(({ html }) => html).join("")
}

// A body with one block saying something else.
export function withBlock(html, key, block) {
  return blocks(html).map((found) => (found.key === key ? keyed(block, key) : found.html)).join("")
}

function keyed(html, key) {
  const [element] = new DOMParser().parseFromString(html, "text/html").body.children
  if (!element) return ""
  element.dataset.id = key
  return element.outerHTML
}
