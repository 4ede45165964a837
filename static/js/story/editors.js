// The two body editors of the screen, their blocks by key, and the way to put text in without losing the cursor.
import { pm } from "django-prose-editor/editor"

const editors = new Map()
const waiting = []

export const editorOf = (language) => editors.get(language)
export const languages = ["hi", "en"]

// Called for each editor, now or as soon as it is there.
export function whenReady(call) {
  waiting.push(call)
  for (const [language, editor] of editors) call(language, editor)
}

document.addEventListener("prose-editor:ready", ({ target, detail }) => take(target, detail.editor))
// one that was ready before this module was
queueMicrotask(() => {
  for (const { editor } of document.querySelectorAll("[data-column] .ProseMirror")) {
    if (editor) take(editor.view.dom.closest("[data-column]").querySelector("textarea[name^=body_]"), editor)
  }
})

function take(textarea, editor) {
  const language = textarea.name?.match(/^body_(hi|en)$/)?.[1]
  if (!language || editors.has(language)) return
  editors.set(language, editor)
  editor.setOptions({
    editorProps: {
      ...editor.options.editorProps,
      attributes: { "aria-labelledby": `column-${language} label-body-${language}`, "aria-multiline": "true" },
    },
  })
  for (const call of waiting) call(language, editor)
}

// [{ key, node, position, html }] of the text's blocks, in order.
export function blocksOf(editor) {
  const found = []
  editor.state.doc.forEach((node, position) => found.push({ key: node.attrs.key, node, position }))
  return found
}

export function keyAtCursor(editor) {
  const { $from } = editor.state.selection
  return ($from.depth ? $from.node(1) : editor.state.doc.nodeAt($from.pos))?.attrs.key ?? null
}

function nodeElement(editor, key) {
  const block = blocksOf(editor).find((found) => found.key === key)
  return block ? editor.view.nodeDOM(block.position) : null
}

// At once: the editor's own command to focus waits for the next frame, and the next key does not.
export function cursorAt(editor, position) {
  editor.commands.setTextSelection(position)
  editor.view.focus()
}

export function goTo(editor, key) {
  const block = blocksOf(editor).find((found) => found.key === key)
  if (!block) return false
  cursorAt(editor, block.position + Math.max(block.node.nodeSize - 1, 1))
  nodeElement(editor, key)?.scrollIntoView({ block: "center" })
  return true
}

function parsed(editor, html) {
  const holder = new DOMParser().parseFromString(html, "text/html").body
  return pm.model.DOMParser.fromSchema(editor.schema).parse(holder)
}

// Let the text say what `html` says, block by block, so that the cursor and the undo history stay where they are.
export function put(editor, html) {
  const next = parsed(editor, html)
  const { tr, doc } = editor.state
  if (doc.eq(next)) return
  const here = keyAtCursor(editor)
  for (const change of changes(childrenOf(doc), childrenOf(next), here).reverse()) {
    tr.replaceWith(change.from, change.to, change.nodes)
  }
  editor.view.dispatch(tr.setMeta("addToHistory", false))
}

function childrenOf(doc) {
  const found = []
  doc.forEach((node, offset) => found.push({ node, from: offset, to: offset + node.nodeSize }))
  return found
}

// Replacements that lead from the old blocks to the new ones; the block with the cursor is left alone if it is the same.
function changes(old, now, here) {
  let start = 0
  while (start < old.length && start < now.length && old[start].node.eq(now[start].node)) start += 1
  let [a, b] = [old.length, now.length]
  while (a > start && b > start && old[a - 1].node.eq(now[b - 1].node)) { a -= 1; b -= 1 }
  const gone = old.slice(start, a)
  const come = now.slice(start, b)
  if (!gone.length && !come.length) return []
  const i = here ? gone.findIndex(({ node }) => node.attrs.key === here) : -1
  const j = here ? come.findIndex(({ node }) => node.attrs.key === here) : -1
  if (i >= 0 && j >= 0 && (gone.length > 1 || come.length > 1) && gone[i].node.eq(come[j].node)) {
    return [...span(gone.slice(0, i), come.slice(0, j), gone[i].from), ...span(gone.slice(i + 1), come.slice(j + 1), gone[i].to)]
  }
  return span(gone, come, old[start]?.from ?? old.at(-1)?.to ?? 0)
}

function span(gone, come, at) {
  if (!gone.length && !come.length) return []
  return [{ from: gone[0]?.from ?? at, to: gone.at(-1)?.to ?? at, nodes: come.map(({ node }) => node) }]
}
