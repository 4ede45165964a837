// Where a new block goes: in the place of an empty paragraph, else after the block that the cursor is in. The text in
// front of the cursor and behind it stays one paragraph.
import { pm } from "django-prose-editor/editor"

const { Selection } = pm.state

// The top-level block of the cursor, and where it begins.
export function blockAt({ doc, selection }) {
  const { $from, node } = selection
  if ($from.depth) return { block: $from.node(1), start: $from.before(1) }
  if (node) return { block: node, start: selection.from }
  return { block: doc.lastChild, start: doc.content.size - doc.lastChild.nodeSize }
}

// The cursor goes into the block where that has words of its own, else to where one writes on.
export function placeBlock(editor, content) {
  const { state, view } = editor
  const { block, start } = blockAt(state)
  const node = state.schema.nodeFromJSON(content)
  const end = start + block.nodeSize
  const place = block.type.name === "paragraph" && !block.content.size ? start : end
  const { tr } = state
  tr.replaceWith(place, end, node)
  const after = place + node.nodeSize
  if (after === tr.doc.content.size) tr.insert(after, state.schema.nodes.paragraph.create())
  const at = node.isAtom || node.type.name === "figure" ? after : place
  tr.setSelection(Selection.near(tr.doc.resolve(at), 1))
  view.dispatch(tr.scrollIntoView())
  view.focus()
}

// A paragraph after the cursor's block, with the cursor in it.
export function writeAfter(view) {
  const { block, start } = blockAt(view.state)
  const after = start + block.nodeSize
  const tr = view.state.tr.insert(after, view.state.schema.nodes.paragraph.create())
  tr.setSelection(Selection.near(tr.doc.resolve(after + 1)))
  view.dispatch(tr.scrollIntoView())
}
