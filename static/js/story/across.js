// What is missing beside a paragraph is written or copied here. Until a version is saved the form itself knows which
// blocks were paired this way: its hidden field `paired` says "hi:en hi:en" and lies in the browser's copy, too.
import { pm } from "django-prose-editor/editor"

import { blocksOf, editorOf, languages } from "./editors.js"
import { hidden, setHidden } from "./form.js"

const AS_IT_IS = new Set(["figure", "embed", "relatedStory", "horizontalRule"])
const { Selection } = pm.state

const blockOf = (language, key) => blocksOf(editorOf(language)).find((block) => block.key === key)
const isBlank = ({ node }) => node.type.name === "paragraph" && !node.content.size

// [[hi, en], …] of what was paired on this screen and still stands in both texts.
export function pairedHere() {
  const [hi, en] = languages.map((language) => (editorOf(language) ? blocksOf(editorOf(language)).map(({ key }) => key) : []))
  return hidden("paired").split(" ").map((pair) => pair.split(":")).filter(([one, two]) => hi.includes(one) && en.includes(two))
}

// The server's pairs and ours, which a save will confirm.
export function withPairedHere(standing) {
  const own = pairedHere()
  if (!own.length) return standing
  const missing = languages.map((language, index) => {
    const sources = new Set(own.map((pair) => pair[1 - index]))
    return [language, (standing.missing?.[language] ?? []).filter(([key]) => !sources.has(key))]
  })
  return { ...standing, pairs: [...standing.pairs, ...own], missing: Object.fromEntries(missing) }
}

// Pictures, videos and boxes come across as they are; words are written anew.
export function isCopied(language, key) {
  return AS_IT_IS.has(blockOf(language, key)?.node.type.name)
}

// A block for the paragraph `key` of the other language `from`, behind what stands beside the one before it, with the
// cursor in it. Its key is the answer.
export function bring(language, from, key, partnerOf) {
  const editor = editorOf(language)
  const { node } = blockOf(from, key)
  const { position, blank } = place(language, from, key, partnerOf)
  const born = isCopied(from, key) ? copied(node, editor.schema) : editor.schema.nodes[node.type.name].createAndFill({ ...node.attrs, key: null })
  const tr = editor.state.tr.replaceWith(position, position + (blank?.node.nodeSize ?? 0), born)
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(position + 1))).scrollIntoView())
  editor.view.focus()
  const there = editor.state.doc.nodeAt(position).attrs.key
  const pair = language === languages[0] ? `${there}:${key}` : `${key}:${there}`
  setHidden({ paired: `${hidden("paired")} ${pair}`.trim() })
  return there
}

// Without words of the other language: readers get the library's caption, or the one that is written now.
function copied(node, schema) {
  const json = node.toJSON()
  const content = json.content?.filter(({ type }) => type !== "text").map((child) => (child.type === "caption" ? { type: "caption" } : child))
  return schema.nodeFromJSON({ ...json, attrs: { ...json.attrs, key: null }, ...(content ? { content } : {}) })
}

function place(language, from, key, partnerOf) {
  const ours = blocksOf(editorOf(language))
  const theirs = blocksOf(editorOf(from))
  const paired = new Set(theirs.map((block) => partnerOf(from, block.key)))
  let before = null
  for (let index = theirs.findIndex((block) => block.key === key) - 1; index >= 0 && !before; index -= 1) {
    const partner = partnerOf(from, theirs[index].key)
    before = ours.find((block) => block.key === partner) ?? null
  }
  const position = before ? before.position + before.node.nodeSize : 0
  const next = ours.find((block) => block.position === position)
  return { position, blank: next && isBlank(next) && !paired.has(next.key) ? next : null }
}
